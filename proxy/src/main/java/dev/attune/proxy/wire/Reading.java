package dev.attune.proxy.wire;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, as far as personalizing needs it, and where in its bytes.
 *
 * @param model empty when the request names none
 * @param streamed whether the answer shall come as events
 * @param user whom the body names; null when it names nobody
 * @param continues what upstream has of the conversation from before; null when the request holds all of it
 * @param messages in their order
 * @param target index of the last message of the person's; -1 when there is none
 * @param before the end of what the assistant said right before that message; empty when it said nothing, or nobody asked for it
 * @param said the text of that message; empty when it has none
 */
public record Reading(
        String model,
        boolean streamed,
        @Nullable String user,
        Asking.@Nullable Continued continues,
        List<Message> messages,
        int target,
        String before,
        String said) {

    public Reading {
        messages = List.copyOf(messages);
    }

    /** The conversation's id where it has one with upstream; null where it has none. */
    public @Nullable String conversation() {
        return continues != null && continues.grows() ? continues.id() : null;
    }

    public List<Mark> marks() {
        return messages.stream().map(Message::mark).toList();
    }

    /**
     * One message and its place.
     *
     * @param callsTools it is followed by what it awaits, such as the results of the tools that it calls
     */
    public record Message(Mark mark, Place place, boolean callsTools) {

        public Role role() {
            return mark.role();
        }

        int start() {
            return place.start();
        }

        int end() {
            return place.end();
        }
    }

    /**
     * Bytes {@code start} to {@code end}, the latter exclusive.
     *
     * @param ahead of the message, for messages
     * @param inside of it, for parts; null when it takes none
     */
    record Place(int start, int end, Slot ahead, @Nullable Slot inside) {}
}
