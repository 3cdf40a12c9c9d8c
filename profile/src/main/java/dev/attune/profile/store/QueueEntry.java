package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import java.time.Instant;
import java.util.Map;

/**
 * An entry of the queue as Redis has it.
 *
 * @param attempt which delivery this is, 1 for the first
 */
record QueueEntry(int partition, String entry, Map<String, String> fields, int attempt) {

    /** Names the entry among those of all partitions. */
    String id() {
        return partition + ":" + entry;
    }

    /** Whose it is; entries of the same person go one after another. */
    String tag() {
        return fields.getOrDefault(QueueStream.PERSON, "");
    }

    QueueEntry next() {
        return new QueueEntry(partition, entry, fields, attempt + 1);
    }

    /** Throws {@link Unreadable} for what this version cannot read. */
    Delivery delivery() {
        Exchange exchange =
                ExchangeCodec.decode(PersonTag.person(tag()), fields.getOrDefault(QueueStream.EXCHANGE, ""));
        return new Delivery(id(), exchange, queuedAt(), attempt);
    }

    /**
     * When it was offered by the clock of whoever offered it, but no later than Redis had it: an erasure is timed by the clock of Redis,
     * and a clock that is ahead must not bring back what was said before it.
     */
    private Instant queuedAt() {
        long offered = Long.parseLong(fields.getOrDefault(QueueStream.OFFERED, "0"));
        return Micro.instant(Math.min(offered, Micro.latestOf(entry)));
    }
}
