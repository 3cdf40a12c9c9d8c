package dev.attune.profile.learn;

import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that a profile was made from: something the person said, or a change by hand. What is known of a person is a fold over
 * their entries in {@link #ORDER}, whatever the order in which Attune came to hear of them.
 */
public sealed interface Entry permits Saying, Settling {

    /** By when it was said or done; at one moment by turn, then by place in the turn. What was done by hand comes after what was said. */
    Comparator<Entry> ORDER = Comparator.comparing(Entry::at)
            .thenComparing(entry -> entry instanceof Settling)
            .thenComparing(Entry::name, TurnOrder.INSTANCE)
            .thenComparingInt(Entry::place)
            .thenComparing(Entry::detail);

    /** When it was said or done. */
    Instant at();

    /** The turn that it was said in, or the adaptation that did it. */
    String name();

    /** Its place in the turn. */
    int place();

    /** Sets apart what has all else in common. */
    String detail();
}
