package dev.attune.console.people;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a person's history for the changes that a filter wants. It looks at no more than {@value #MOST_PARTS} parts of it at
 * a time, so that a filter that nothing passes costs no more than that; the cursor goes on from there.
 */
final class HistorySearch {

    private static final int MOST_PARTS = 10;
    private static final int PART = 100;

    private final Profiles profiles;
    private final Person person;
    private final HistoryFilter filter;

    HistorySearch(Profiles profiles, Person person, HistoryFilter filter) {
        this.profiles = profiles;
        this.person = person;
        this.filter = filter;
    }

    /**
     * What was found.
     *
     * @param undone ids of what was taken back, shown or not
     * @param cursor absent at the end
     */
    record Found(
            List<Adaptation> items,
            Set<String> undone,
            @Nullable String cursor) {}

    CompletionStage<Found> from(Page.Request page) {
        int size = filter.isAll() ? page.limit() : PART;
        return collect(new Found(new ArrayList<>(), new HashSet<>(), page.cursor()), page.limit(), size, MOST_PARTS);
    }

    private CompletionStage<Found> collect(Found found, int wanted, int size, int parts) {
        return profiles.histories()
                .list(person, new Page.Request(size, found.cursor()))
                .thenCompose(looked -> {
                    looked.items().stream()
                            .map(Adaptation::undoes)
                            .filter(Objects::nonNull)
                            .forEach(found.undone()::add);
                    looked.items().stream().filter(filter::shows).forEach(found.items()::add);
                    Found next = new Found(found.items(), found.undone(), looked.cursor());
                    return next.cursor() == null || next.items().size() >= wanted || parts <= 1
                            ? CompletableFuture.completedStage(next)
                            : collect(next, wanted, size, parts - 1);
                });
    }
}
