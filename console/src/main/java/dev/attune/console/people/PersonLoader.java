package dev.attune.console.people;

import dev.attune.console.facets.Glance;
import dev.attune.console.page.Links;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Trace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a person's page shows. The history is asked for once the profile is here, so that it is never older
 * than the version the page is stamped with: a page that showed the version and not its entry would stay so.
 */
final class PersonLoader {

    private static final Page.Request NEWEST_HISTORY = new Page.Request(20, null);
    private static final Page.Request NEWEST_TRACES = new Page.Request(10, null);

    private final Profiles profiles;
    private final InstantSource clock;

    PersonLoader(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Completes on a thread of the front door's. */
    CompletionStage<PersonView> load(Person person, MemoryFilter filter) {
        CompletionStage<Page<Trace>> traces = profiles.traces().list(person, NEWEST_TRACES);
        // The profile first: a history that is older than it would lack what the page's stamp says that it shows.
        return profiles.people()
                .find(person)
                .thenCompose(profile -> Glance.of(profiles, profile, clock.instant())
                        .thenCombine(
                                profiles.histories().list(person, NEWEST_HISTORY),
                                (glance, history) -> new Known(profile, glance, history)))
                .thenCombine(traces, (known, recent) -> view(known, recent, filter));
    }

    private PersonView view(Known known, Page<Trace> traces, MemoryFilter filter) {
        Profile profile = known.profile();
        Page<Adaptation> history = known.history();
        Instant now = clock.instant();
        Person person = profile.person();
        String stamp = Stamp.of(profile, traces);
        return new PersonView(
                Heading.of(profile, now),
                profile.version(),
                stamp,
                inUse(profile, now),
                profile.controls().isOn(),
                known.glance(),
                filter,
                FacetView.of(profile, filter, now),
                HistoryLine.of(person, history.items(), now),
                older(person, "history", history.cursor()),
                TraceLine.of(traces.items(), now),
                older(person, "traces", traces.cursor()),
                filter.on(Links.with(Links.of(person, "live"), "seen", stamp)),
                Links.of(person, "personalization"),
                PersonForms.NONE);
    }

    private static int inUse(Profile profile, Instant now) {
        return (int) profile.memories().stream()
                .filter(memory -> memory.status() == Status.ACTIVE && memory.holdsAt(now))
                .count();
    }

    private static @Nullable String older(Person person, String list, @Nullable String cursor) {
        return cursor == null ? null : Links.with(Links.of(person, list), "cursor", cursor);
    }

    private record Known(Profile profile, Glance glance, Page<Adaptation> history) {}
}
