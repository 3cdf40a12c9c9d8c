package dev.attune.profile.model;

import org.jspecify.annotations.Nullable;

/**
 * One part of a profile before and after.
 *
 * @param before absent when the part is new
 * @param after absent when the part is gone
 */
public record Change(@Nullable State before, @Nullable State after) {

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change from nothing to nothing");
        }
        if (before != null && after != null && !before.key().equals(after.key())) {
            throw new IllegalArgumentException("a change cannot turn " + before.key() + " into " + after.key());
        }
    }

    public static Change of(State after) {
        return new Change(null, after);
    }

    public String key() {
        if (after != null) {
            return after.key();
        }
        if (before != null) {
            return before.key();
        }
        throw new IllegalStateException("a change from nothing to nothing");
    }

    public Change reversed() {
        return new Change(after, before);
    }
}
