package dev.attune.profile.compose;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation had been told when one of the person's messages was answered.
 *
 * @param own hash of the message alone, by which it is found when the app has cut off what came before it
 * @param place the same with the answer that the message follows
 * @param standing the standing block of that request
 * @param recalled the block ahead of the message
 * @param opening the block ahead of the message that the conversation began with; absent for that message itself
 */
public record Step(
        Instant at,
        long own,
        long place,
        @Nullable Passage standing,
        @Nullable Passage recalled,
        @Nullable Opening opening) {

    /** Whether both tell the same, whenever that was. */
    boolean tellsAs(Step other) {
        return new Step(other.at, own, place, standing, recalled, opening).equals(other);
    }

    /**
     * How a conversation began. Many begin with the same words, so the step of such a message may by now be that of another
     * conversation.
     *
     * @param message hash of the message alone
     */
    public record Opening(long message, @Nullable Passage recalled) {}
}
