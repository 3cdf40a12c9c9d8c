package dev.attune.profile.model;

import java.time.Instant;

/**
 * A person in a list.
 *
 * @param memories number of active ones
 */
public record PersonRow(Person person, Stage stage, int memories, Instant updatedAt) {}
