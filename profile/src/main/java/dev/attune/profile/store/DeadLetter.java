package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import java.time.Instant;

/**
 * An exchange that failed too often.
 *
 * @param id of its entry among the dead letters
 * @param error the class of the last failure; never its message, which may carry a person's text
 */
public record DeadLetter(String id, Exchange exchange, String error, int attempts, Instant failedAt) {}
