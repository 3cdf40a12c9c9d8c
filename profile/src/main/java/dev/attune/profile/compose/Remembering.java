package dev.attune.profile.compose;

import java.time.Duration;

/**
 * The bounds of what is remembered of one person's conversations.
 *
 * @param keep how long, after the last request
 * @param most messages and texts together; the oldest go first
 */
public record Remembering(Duration keep, int most) {}
