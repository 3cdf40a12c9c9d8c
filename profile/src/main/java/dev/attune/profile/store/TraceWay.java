package dev.attune.profile.store;

import io.lettuce.core.Range;
import java.time.Duration;
import java.time.Instant;

/**
 * The way from a trace's id to where it lies: among whose keys, and about when it was made. Its entry has the time of Redis, which need not
 * be ours.
 */
record TraceWay(Keys keys, long millis) {

    private static final Duration NEAR = Duration.ofMinutes(2);

    static String text(Keys keys, Instant at) {
        return keys.tag() + ' ' + at.toEpochMilli();
    }

    static TraceWay of(String text) {
        int space = text.indexOf(' ');
        return new TraceWay(new Keys(text.substring(0, space)), Long.parseLong(text, space + 1, text.length(), 10));
    }

    /** Where the entry is unless the clocks are far apart. */
    Range<String> near() {
        return Range.create(Long.toString(millis - NEAR.toMillis()), Long.toString(millis + NEAR.toMillis()));
    }
}
