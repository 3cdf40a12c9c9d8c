package dev.attune.console.review;

import dev.attune.console.page.Moment;
import dev.attune.console.people.LongText;
import dev.attune.console.people.MemoryView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the review page shows.
 *
 * @param next address of the people further on; absent at the end
 * @param deadNext address of the older dead letters; absent at the end
 */
public record ReviewView(
        String tenant,
        List<Waiting> waiting,
        @Nullable String next,
        List<Letter> letters,
        @Nullable String deadNext) {

    /** A memory that waits, and what can be said to it. */
    public record Waiting(String person, String href, MemoryView memory, String approveHref, String refuseHref) {}

    /**
     * An exchange that failed too often.
     *
     * @param turns empty when what was said could not be read
     */
    public record Letter(
            String id,
            String person,
            String href,
            String conversation,
            String error,
            int attempts,
            Moment failed,
            List<Said> turns,
            String retryHref,
            String dropHref) {}

    /** What somebody said in an exchange. */
    public record Said(String role, LongText text) {}
}
