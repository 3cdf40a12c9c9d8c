package dev.attune.profile.model;

import java.time.Instant;

/**
 * A person in a list.
 *
 * @param memories number of active ones
 * @param waiting number of those that wait for somebody's word, pending or quarantined
 * @param on whether personalization is on
 */
public record PersonRow(Person person, Stage stage, int memories, Instant updatedAt, int waiting, boolean on) {

    /** Somebody who is switched on, and of whom nothing waits. */
    public PersonRow(Person person, Stage stage, int memories, Instant updatedAt) {
        this(person, stage, memories, updatedAt, 0, true);
    }
}
