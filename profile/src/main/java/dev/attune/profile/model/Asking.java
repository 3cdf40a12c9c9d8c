package dev.attune.profile.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks, as much of it as personalizing needs. It never holds a parsed copy of the request.
 *
 * @param conversation its id where the app names one; absent: recognised by the marks
 * @param continues what upstream has of the conversation from before; absent when the request holds all of it
 * @param model the model asked for, empty when the request names none
 * @param marks every message of the request in its order
 * @param target index of the person's message that this request answers; -1 when there is none
 * @param before the end of what the assistant said right before that message; empty when it said nothing, or nothing is learned
 * @param message the text of that message, empty when it has none
 */
public record Asking(
        Person person,
        @Nullable String conversation,
        @Nullable Continued continues,
        String model,
        Mode mode,
        List<Mark> marks,
        int target,
        String before,
        String message,
        Instant at) {

    public Asking {
        marks = List.copyOf(marks);
        if (target < -1 || target >= marks.size()) {
            throw new IllegalArgumentException("no message at " + target);
        }
    }

    /** A request that holds the whole conversation. */
    public Asking(
            Person person,
            @Nullable String conversation,
            String model,
            Mode mode,
            List<Mark> marks,
            int target,
            String message,
            Instant at) {
        this(person, conversation, null, model, mode, marks, target, message, at);
    }

    /** A request of which it does not matter what the assistant said before. */
    public Asking(
            Person person,
            @Nullable String conversation,
            @Nullable Continued continues,
            String model,
            Mode mode,
            List<Mark> marks,
            int target,
            String message,
            Instant at) {
        this(person, conversation, continues, model, mode, marks, target, "", message, at);
    }

    public Asking withConversation(String name) {
        return new Asking(person, name, continues, model, mode, marks, target, before, message, at);
    }

    public Asking continuing(@Nullable Continued from) {
        return new Asking(person, conversation, from, model, mode, marks, target, before, message, at);
    }

    /**
     * What a request goes on from.
     *
     * @param id of a response, or of a conversation of upstream's own
     * @param grows the conversation goes on under the same id; a response stays as it is
     */
    public record Continued(String id, boolean grows) {}
}
