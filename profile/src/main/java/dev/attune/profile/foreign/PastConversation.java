package dev.attune.profile.foreign;

import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.time.Instant;
import java.util.List;

/**
 * A conversation as it went in the end, without what was said in branches that were left.
 *
 * @param turns of the person and of the assistant, oldest first
 */
public record PastConversation(String id, List<Turn> turns) {

    public PastConversation {
        turns = List.copyOf(turns);
    }

    /** How many of the turns are the person's own. */
    public int own() {
        return (int) turns.stream().filter(turn -> turn.role() == Role.USER).count();
    }

    /** When it began; the epoch when nobody said anything. */
    public Instant from() {
        return turns.stream().map(Turn::at).min(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** When it ended. */
    public Instant until() {
        return turns.stream().map(Turn::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
