package dev.attune.profile.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.function.Function;

/**
 * What is read out of texts, remembered for as long as somebody asks: a memory's text stays the same while its profile is loaded, changed
 * and rebuilt over and over. Long texts are read each time. A text that nobody asks for is forgotten within minutes, and with it whatever
 * an erasure left here. Safe for use by many threads when the reader is.
 */
public final class ReadOnce<R> {

    private static final int MOST_KNOWN = 20_000;
    private static final int LONGEST_KNOWN = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Function<String, R> reader;
    private final Cache<String, R> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .build();

    /** @param reader answers the same whenever it is given the same text */
    public ReadOnce(Function<String, R> reader) {
        this.reader = reader;
    }

    /** What the reader reads out of the text. */
    public R of(String text) {
        return text.length() > LONGEST_KNOWN ? reader.apply(text) : known.get(text, reader);
    }
}
