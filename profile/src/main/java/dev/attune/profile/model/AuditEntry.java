package dev.attune.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, or looked at.
 *
 * @param alias stands for the person whom it is about; empty when it is about nobody in particular
 * @param person their id; absent for nobody in particular, and for who was erased since
 * @param detail ids of what was touched
 */
public record AuditEntry(
        String id,
        Instant at,
        String who,
        String what,
        String alias,
        @Nullable String person,
        String detail) {

    /** It is about somebody of whom nothing more is known. */
    public boolean isOfErased() {
        return !alias.isEmpty() && person == null;
    }
}
