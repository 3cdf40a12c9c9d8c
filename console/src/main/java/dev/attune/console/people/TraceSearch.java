package dev.attune.console.people;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Looks through a person's answers for those that a filter wants. It looks at no more than {@value #MOST_PARTS} parts of the list at
 * a time, so that a filter that nothing passes costs no more than that; the cursor goes on from there.
 */
final class TraceSearch {

    private static final int MOST_PARTS = 10;
    private static final int PART = 100;

    private final Profiles profiles;
    private final Person person;
    private final TraceFilter filter;

    TraceSearch(Profiles profiles, Person person, TraceFilter filter) {
        this.profiles = profiles;
        this.person = person;
        this.filter = filter;
    }

    CompletionStage<Page<Trace>> from(Page.Request page) {
        if (filter.isAll()) {
            return profiles.traces().list(person, page);
        }
        return collect(new ArrayList<>(), page.limit(), new Page.Request(PART, page.cursor()), MOST_PARTS);
    }

    private CompletionStage<Page<Trace>> collect(List<Trace> found, int wanted, Page.Request part, int parts) {
        return profiles.traces().list(person, part).thenCompose(looked -> {
            looked.items().stream().filter(filter.test()).forEach(found::add);
            String cursor = looked.cursor();
            return cursor == null || found.size() >= wanted || parts <= 1
                    ? CompletableFuture.completedStage(new Page<>(found, cursor))
                    : collect(found, wanted, new Page.Request(PART, cursor), parts - 1);
        });
    }
}
