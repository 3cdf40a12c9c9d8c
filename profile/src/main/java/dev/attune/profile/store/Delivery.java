package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import java.time.Instant;

/**
 * An exchange to learn from.
 *
 * @param id of its entry in the queue
 * @param queuedAt when it was offered, for {@link Draft#said}
 * @param attempt 1 for the first
 */
public record Delivery(String id, Exchange exchange, Instant queuedAt, int attempt) {}
