package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All memories of a person, page by page, or a single one. */
public final class MemoriesPage {

    private static final int LINES = 50;
    private static final String TITLE = "What is known of ";
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,7}");

    private final Profiles profiles;
    private final InstantSource clock;

    public MemoriesPage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> show(Visit visit) {
        Person person = visit.person();
        Notice notice = Labelled.find(Notice.class, visit.query("notice")).orElse(null);
        String memory = visit.query("memory");
        MemoryFilter filter = MemoryFilter.of(visit);
        String cursor = visit.query("cursor");
        if (!cursor.isEmpty() && !CURSOR.matcher(cursor).matches()) {
            throw new InvalidInput("cursor", "is not one that a list of memories gave");
        }
        return visit.await(profiles.people()
                        .find(person)
                        .thenApply(profile -> memory.isEmpty() ? part(profile, filter, cursor) : one(profile, memory)))
                .map(view -> new Reply.Page("memories", TITLE + person.id(), view).with(notice));
    }

    /** The one memory that somebody typed another text for, which was not taken. */
    Future<Reply> draft(Visit visit, int status, String memory, PersonForms forms) {
        Person person = visit.person();
        return visit.await(profiles.people().find(person))
                .map(profile -> new Reply.Page(
                        status,
                        "memories",
                        TITLE + person.id(),
                        one(profile, memory).with(forms),
                        null));
    }

    private View one(Profile profile, String id) {
        Memory memory = profile.memory(id)
                .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no memory " + id));
        Instant now = clock.instant();
        return new View(
                Heading.of(profile, now),
                address(profile.person(), id),
                true,
                MemoryFilter.ALL,
                1,
                1,
                1,
                List.of(MemoryView.of(profile.person(), memory, now)),
                null,
                null,
                PersonForms.NONE);
    }

    /** Newest first. A cursor counts the older ones, which newer ones do not move. */
    private View part(Profile profile, MemoryFilter filter, String cursor) {
        List<Memory> fitting = profile.memories().stream().filter(filter::shows).toList();
        int before = cursor.isEmpty() ? fitting.size() : Math.min(fitting.size(), Integer.parseInt(cursor));
        int from = Math.max(0, before - LINES);
        Instant now = clock.instant();
        List<MemoryView> shown = new ArrayList<>();
        for (int place = before - 1; place >= from; place--) {
            shown.add(MemoryView.of(profile.person(), fitting.get(place), now));
        }
        String list = filter.on(Links.of(profile.person(), "memories"));
        return new View(
                Heading.of(profile, now),
                cursor.isEmpty() ? list : Links.with(list, "cursor", cursor),
                false,
                filter,
                fitting.size() - before + 1,
                fitting.size() - from,
                fitting.size(),
                shown,
                from == 0 ? null : Links.with(list, "cursor", Integer.toString(from)),
                before == fitting.size() ? null : list,
                PersonForms.NONE);
    }

    /** Address of the page of one memory. */
    static String address(Person person, String memory) {
        return Links.with(Links.of(person, "memories"), "memory", memory);
    }

    /**
     * What the page shows.
     *
     * @param here its own address
     * @param single it is one memory that is shown, and not the list
     * @param from number of the first that is shown, of {@code all}
     * @param next address of the older ones; absent at the end
     * @param first address of the newest; absent when these are they
     */
    public record View(
            Heading heading,
            String here,
            boolean single,
            MemoryFilter filter,
            int from,
            int to,
            int all,
            List<MemoryView> lines,
            @Nullable String next,
            @Nullable String first,
            PersonForms forms) {

        View with(PersonForms typed) {
            return new View(heading, here, single, filter, from, to, all, lines, next, first, typed);
        }
    }
}
