package dev.attune.console.people;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PersonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the list of people, which the store keeps by last change. It looks at no more than {@value #MOST_PARTS} parts at a
 * time, so that no filter costs more than that: in the store's order the cursor goes on from there; any other order is that of the people
 * looked at.
 */
final class PeopleSearch {

    static final int MOST_PARTS = 20;

    private static final int MOST_DOUBLINGS = 4;

    private static final Pattern OFFSET = Pattern.compile("from-([0-9]{1,6})");

    private final Profiles profiles;
    private final PeopleFilter filter;

    PeopleSearch(Profiles profiles, PeopleFilter filter) {
        this.profiles = profiles;
        this.filter = filter;
    }

    CompletionStage<Found> from(Page.Request page) {
        if (filter.isPlain()) {
            return profiles.people()
                    .list(filter.tenant(), filter.query(), page)
                    .thenApply(part -> new Found(part, false));
        }
        if (filter.isSorted()) {
            int from = offset(page.cursor());
            return collect(new ArrayList<>(), Integer.MAX_VALUE, null, MOST_PARTS)
                    .thenApply(part -> sorted(part, from, page.limit()));
        }
        return collect(new ArrayList<>(), page.limit(), page.cursor(), MOST_PARTS)
                .thenApply(part -> new Found(part, false));
    }

    private CompletionStage<Page<PersonRow>> collect(
            List<PersonRow> found, int wanted, @Nullable String cursor, int parts) {
        // A part is never cut. What much passes is found in the first, small one; what little passes, in few large
        // ones.
        int limit = wanted == Integer.MAX_VALUE
                ? Page.Request.MOST
                : Math.min(Page.Request.MOST, wanted << Math.min(MOST_PARTS - parts, MOST_DOUBLINGS));
        return profiles.people()
                .list(filter.tenant(), filter.query(), new Page.Request(limit, cursor))
                .thenCompose(part -> {
                    part.items().stream().filter(filter::shows).forEach(found::add);
                    String next = part.cursor();
                    return next == null || found.size() >= wanted || parts <= 1
                            ? CompletableFuture.completedStage(new Page<>(found, next))
                            : collect(found, wanted, next, parts - 1);
                });
    }

    private Found sorted(Page<PersonRow> all, int from, int limit) {
        int end = Math.min(all.items().size(), from + limit);
        List<PersonRow> shown = all.items().stream()
                .sorted(filter.order())
                .skip(from)
                .limit(limit)
                .toList();
        String next = end < all.items().size() ? "from-" + end : null;
        return new Found(new Page<>(shown, next), all.cursor() != null);
    }

    private static int offset(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        var offset = OFFSET.matcher(cursor);
        if (!offset.matches()) {
            throw new InvalidInput("cursor", "is not one that a list of people gave");
        }
        return Integer.parseInt(offset.group(1));
    }

    /**
     * What was found.
     *
     * @param partly there are people who were not looked at
     */
    record Found(Page<PersonRow> page, boolean partly) {}
}
