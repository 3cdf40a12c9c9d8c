package dev.attune.console.people;

import dev.attune.console.facets.Glance;
import dev.attune.console.page.Links;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person's page shows.
 *
 * @param stamp changes whenever the page would show something new
 * @param inUse number of memories in use
 * @param on whether personalization is on
 * @param glance the facets at a glance
 * @param filter which memories are shown
 * @param forms what was typed into the forms of the page
 * @param historyOlder address of the older history; absent when this is all
 */
public record PersonView(
        Heading heading,
        long version,
        String stamp,
        int inUse,
        boolean on,
        Glance glance,
        MemoryFilter filter,
        List<FacetView> facets,
        List<HistoryLine> history,
        @Nullable String historyOlder,
        List<TraceLine> traces,
        @Nullable String tracesOlder,
        String liveHref,
        String switchHref,
        PersonForms forms) {

    /** Where a file is sent whose content goes into this person. */
    public String importHref() {
        return Links.with(Links.with(Links.IMPORTS, "person", heading.id()), "tenant", heading.tenant());
    }

    /** Address of the page, for coming back to it. */
    public String here() {
        return filter.on(heading.href());
    }

    /** Nothing is known, and nothing ever was. */
    public boolean isBlank() {
        return facets.stream().allMatch(FacetView::isEmpty);
    }

    /** The history with the entries marked that are newer than this version. */
    PersonView markingSince(long seen) {
        List<HistoryLine> marked = history.stream()
                .map(line -> Stamp.version(line.id()) > seen ? line.asFresh() : line)
                .toList();
        return new PersonView(
                heading,
                version,
                stamp,
                inUse,
                on,
                glance,
                filter,
                facets,
                marked,
                historyOlder,
                traces,
                tracesOlder,
                liveHref,
                switchHref,
                forms);
    }

    /** With what was typed into its forms. */
    PersonView with(PersonForms next) {
        return new PersonView(
                heading,
                version,
                stamp,
                inUse,
                on,
                glance,
                filter,
                facets,
                history,
                historyOlder,
                traces,
                tracesOlder,
                liveHref,
                switchHref,
                next);
    }
}
