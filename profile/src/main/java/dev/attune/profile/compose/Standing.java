package dev.attune.profile.compose;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Withheld;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The standing block of one profile: who this is and how to speak to them. The same memories give the same bytes, whatever the
 * time and the rest of the profile, so that a provider's prompt cache holds.
 *
 * @param text the whole block with its delimiters; empty when there is nothing to tell
 * @param told the memories that it tells, in its order
 * @param withheld those that it might have told, and why not
 * @param until when the first of the told ones stops holding; absent when none does by itself
 */
public record Standing(
        String text,
        int tokens,
        List<Memory> told,
        List<Withheld> withheld,
        @Nullable Instant until) {

    public Standing {
        told = List.copyOf(told);
        withheld = List.copyOf(withheld);
    }

    /** Whether it must be made anew because something in it no longer holds. */
    public boolean isStaleAt(Instant moment) {
        return until != null && !moment.isBefore(until);
    }

    /** Ids of what it tells, for recall to leave out. */
    public Set<String> ids() {
        return told.stream().map(Memory::id).collect(Collectors.toUnmodifiableSet());
    }
}
