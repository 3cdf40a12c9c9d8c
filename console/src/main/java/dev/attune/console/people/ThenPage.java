package dev.attune.console.people;

import dev.attune.console.facets.Glance;
import dev.attune.console.page.Faults;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A person's profile as it was at another time, to be chosen by a date or by one of the changes. */
public final class ThenPage {

    /** As many moments can be slid through. */
    private static final Page.Request MOMENTS = new Page.Request(200, null);

    private final Profiles profiles;
    private final InstantSource clock;

    public ThenPage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> show(Visit visit) {
        Person person = visit.person();
        return visit.await(profiles.people()
                        .find(person)
                        .thenCompose(profile -> profiles.histories()
                                .list(person, MOMENTS)
                                .thenApply(history -> new Known(profile, oldestFirst(history.items())))))
                .compose(known -> chosen(visit, known));
    }

    private Future<Reply> chosen(Visit visit, Known known) {
        String typed = visit.query("at").strip();
        Instant at;
        try {
            at = moment(typed, visit.query("step"), known.history());
        } catch (InvalidInput wrong) {
            return refused(visit, known, typed, wrong);
        }
        String cursor = visit.query("cursor");
        if (!cursor.isEmpty() && !cursor.matches("[0-9]{1,7}")) {
            throw new InvalidInput("cursor", "is not one that the page gave");
        }
        return visit.await(at(known, at, new ThenView.Part(cursor.isEmpty() ? null : Integer.valueOf(cursor))))
                .<Reply>map(view -> page(200, known, view))
                .recover(failure -> {
                    Optional<InvalidInput> wrong = Faults.of("at", failure);
                    return wrong.isEmpty() ? Future.failedFuture(failure) : refused(visit, known, typed, wrong.get());
                });
    }

    private CompletionStage<ThenView> at(Known known, Instant at, ThenView.Part part) {
        // Off the event loops: what follows from a profile takes some milliseconds.
        return profiles.people()
                .findAt(known.profile().person(), at)
                .thenApplyAsync(then -> ThenView.of(
                        known.profile(),
                        known.history(),
                        new ThenView.Past(then, at, Glance.at(profiles, then, at)),
                        part,
                        clock.instant()));
    }

    private Future<Reply> refused(Visit visit, Known known, String typed, InvalidInput wrong) {
        return visit.await(at(known, clock.instant(), new ThenView.Part(null)))
                .map(view -> page(400, known, view.refusing(typed, "It " + wrong.getMessage() + ".")));
    }

    private static Reply page(int status, Known known, ThenView view) {
        return new Reply.Page(status, "then", known.profile().person().id() + " at another time", view, null);
    }

    private Instant moment(String typed, String step, List<Adaptation> history) {
        if (!typed.isEmpty()) {
            return parsed(typed);
        }
        if (step.matches("[0-9]{1,3}") && Integer.parseInt(step) < history.size()) {
            return history.get(Integer.parseInt(step)).at();
        }
        return clock.instant();
    }

    private static Instant parsed(String typed) {
        try {
            return typed.endsWith("Z")
                    ? Instant.parse(typed)
                    : LocalDateTime.parse(typed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("at", "must be a date and a time, such as 2026-03-01T12:00");
        }
    }

    private static List<Adaptation> oldestFirst(List<Adaptation> newestFirst) {
        List<Adaptation> turned = new ArrayList<>(newestFirst);
        Collections.reverse(turned);
        return turned;
    }

    private record Known(Profile profile, List<Adaptation> history) {}
}
