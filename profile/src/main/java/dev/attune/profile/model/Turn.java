package dev.attune.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation. Taught twice under the same id it changes nothing the second time.
 *
 * @param id unique within the person
 * @param name the speaker's name, where the app gives one
 * @param at when it was said
 */
public record Turn(String id, Role role, @Nullable String name, String content, Instant at) {

    public static final int MOST_ID_CHARACTERS = 200;

    /** Of its content, as far as it is learned from. */
    public static final int MOST_LEARNED_CHARACTERS = 32_000;

    public Turn {
        InvalidInput.text("turns.id", id, MOST_ID_CHARACTERS);
    }
}
