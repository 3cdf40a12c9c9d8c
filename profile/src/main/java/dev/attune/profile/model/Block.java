package dev.attune.profile.model;

import java.util.List;

/**
 * Text that upstream is told beside what the app sent.
 *
 * @param before index of the message ahead of which it belongs; the number of messages when it belongs at the end
 * @param memories ids of what it tells, in its order
 */
public record Block(Place place, int before, String text, int tokens, List<String> memories) {

    public Block {
        memories = List.copyOf(memories);
    }

    /** Which of the two blocks it is. */
    public enum Place implements Labelled {
        /** Who this is and how to speak to them; behind the app's own leading instructions. */
        STANDING,
        /** What matters for one message; right ahead of it. */
        RECALLED
    }
}
