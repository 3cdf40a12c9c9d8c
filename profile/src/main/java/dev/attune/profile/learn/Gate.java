package dev.attune.profile.learn;

import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.util.regex.Pattern;

/** Whether there may be something to learn in a turn: cheap, and rather once too often. What it lets pass is what learning costs. */
public final class Gate {

    private final Pattern marks;

    Gate(Pattern marks) {
        this.marks = marks;
    }

    /** Only the person's own turns teach, and of those only the ones that speak of the person or of the answers. */
    public boolean passes(Turn turn) {
        return turn.role() == Role.USER && marks.matcher(turn.content()).find();
    }
}
