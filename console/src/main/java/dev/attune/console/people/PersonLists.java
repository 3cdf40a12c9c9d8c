package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's history and traces page by page, and one trace in full. */
public final class PersonLists {

    private static final int LINES = 50;

    private final Profiles profiles;
    private final InstantSource clock;

    public PersonLists(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> history(Visit visit) {
        Person person = visit.person();
        Page.Request page = visit.page(LINES);
        HistoryFilter filter = HistoryFilter.of(visit);
        return visit.await(profiles.people()
                        .find(person)
                        .thenCombine(new HistorySearch(profiles, person, filter).from(page), (profile, part) -> {
                            List<HistoryLine> lines =
                                    HistoryLine.of(person, part.items(), part.undone(), clock.instant());
                            return new HistoryView(
                                    filter, listing(profile, filter.on("history"), page, part.cursor(), lines));
                        }))
                .map(view -> new Reply.Page("history", "History of " + person.id(), view));
    }

    public Future<Reply> traces(Visit visit) {
        Person person = visit.person();
        Page.Request page = visit.page(LINES);
        TraceFilter filter = TraceFilter.of(visit.query("show"));
        return visit.await(profiles.people()
                        .find(person)
                        .thenCombine(new TraceSearch(profiles, person, filter).from(page), (profile, part) -> {
                            List<TraceLine> lines = TraceLine.of(part.items(), clock.instant());
                            String list = filter.isAll() ? "traces" : Links.with("traces", "show", filter.chosen());
                            return new TracesView(filter, listing(profile, list, page, part.cursor(), lines));
                        }))
                .map(view -> new Reply.Page("traces", "Answers to " + person.id(), view));
    }

    public Future<Reply> trace(Visit visit) {
        Person person = visit.person();
        String id = visit.segment("trace");
        return visit.await(profiles.traces()
                        .find(person.tenant(), id)
                        .thenCombine(profiles.people().find(person), (trace, profile) -> {
                            OtherPerson.refuse(trace, person);
                            return TraceView.of(profile, trace, clock.instant());
                        }))
                .map(view -> new Reply.Page("trace", "An answer to " + person.id(), view));
    }

    private <T> ListView<T> listing(
            Profile profile, String list, Page.Request page, @Nullable String cursor, List<T> lines) {
        String address = Links.person(profile.person()) + "/" + list;
        return new ListView<>(
                Heading.of(profile, clock.instant()),
                lines,
                cursor == null ? null : Links.with(address, "cursor", cursor),
                page.cursor() == null ? null : address);
    }

    /**
     * A part of a list that belongs to a person.
     *
     * @param next address of what follows; absent at the end
     * @param first address of the beginning; absent when this is it
     */
    public record ListView<T>(
            Heading heading,
            List<T> lines,
            @Nullable String next,
            @Nullable String first) {}

    /** A part of the history, and which of it is shown. */
    public record HistoryView(HistoryFilter filter, ListView<HistoryLine> list) {}

    /** A part of the list of answers, and which of them it shows. */
    public record TracesView(TraceFilter filter, ListView<TraceLine> list) {}
}
