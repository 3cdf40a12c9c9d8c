package dev.attune.profile.store;

import org.jspecify.annotations.Nullable;

/**
 * What became of an offered exchange.
 *
 * @param id of its entry in the queue; absent unless queued
 */
public record Offered(Place place, @Nullable String id) {

    static final Offered BUFFERED = new Offered(Place.BUFFERED, null);
    static final Offered DROPPED = new Offered(Place.DROPPED, null);

    static Offered queued(String id) {
        return new Offered(Place.QUEUED, id);
    }

    /** Where it is. */
    public enum Place {
        /** Redis has it. */
        QUEUED,
        /** In this process, until Redis is back. */
        BUFFERED,
        /** Nowhere: Redis is away and the buffer is full. */
        DROPPED
    }
}
