package dev.attune.proxy.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets: each holds as many requests as its limit allows in a minute and is filled evenly. They live in this process alone, so
 * several processes let through as many times the limit; and the least used one of very many may be forgotten, and is then full. From any
 * thread.
 */
final class RateLimits {

    private static final int MOST_BUCKETS = 200_000;
    private static final int MINUTE_SECONDS = 60;
    private static final double MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** After a minute of rest a bucket is full, which is what a forgotten one is. */
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterWrite(2, TimeUnit.MINUTES)
            .executor(Runnable::run)
            .build();

    private final LongSupplier nanos;

    RateLimits(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes one request out of a bucket: 0, or in how many seconds there is one again. */
    int take(String name, int perMinute) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.asMap().compute(name, (same, before) -> Bucket.take(before, perMinute, now));
        return bucket.taken ? 0 : (int) Math.max(1, Math.ceil((1 - bucket.left) * MINUTE_SECONDS / perMinute));
    }

    /**
     * What is left.
     *
     * @param taken whether the last who asked got one
     */
    private record Bucket(double left, long atNanos, boolean taken) {

        static Bucket take(@Nullable Bucket before, int perMinute, long now) {
            double left = before == null
                    ? perMinute
                    : Math.min(perMinute, before.left + (now - before.atNanos) * perMinute / MINUTE_NANOS);
            return left >= 1 ? new Bucket(left - 1, now, true) : new Bucket(left, now, false);
        }
    }
}
