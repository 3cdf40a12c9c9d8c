package dev.attune.profile.compose;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The standing blocks of one profile: which one a conversation begins with depends on the language of its message.
 *
 * @param whole all there is to tell
 * @param elsewhere the same without the language that the person usually writes; the very same where that is not told
 * @param language the language that is told; absent when none is
 */
public record Standings(
        Standing whole, Standing elsewhere, @Nullable String language) {

    /** Whether it must be made anew because something in it no longer holds. */
    public boolean isStaleAt(Instant moment) {
        return whole.isStaleAt(moment);
    }
}
