package dev.attune.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy. Versions are only ever added: going back makes a new one.
 *
 * @param number 1 for the first
 * @param who a name of the console's
 * @param why what they noted
 * @param text the whole of what it says; absent where it says that the operator's file rules again
 */
public record PolicyVersion(
        long number,
        Instant at,
        String who,
        String why,
        @Nullable String text) {}
