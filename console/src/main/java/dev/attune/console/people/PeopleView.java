package dev.attune.console.people;

import dev.attune.console.page.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list of people shows.
 *
 * @param filtered whether the list shows less than all
 * @param next address of what follows; absent at the end
 * @param first address of the beginning; absent when this is it
 */
public record PeopleView(
        PeopleFilter filter,
        boolean filtered,
        List<Line> lines,
        @Nullable String next,
        @Nullable String first) {

    /** One person. */
    public record Line(String id, String href, String stage, int memories, int waiting, boolean on, Moment changed) {}
}
