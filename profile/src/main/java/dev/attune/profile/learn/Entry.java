package dev.attune.profile.learn;

import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that a profile was made from: something the person said, or a change by hand. What is known of a person is a fold over
 * their entries in {@link #ORDER}, whatever the order in which Attune came to hear of them.
 */
public sealed interface Entry permits Saying, Settling {

    /**
     * By when it was said or done. At one moment in the order in which it was told, where it was told in one go, since many a transcript
     * has no seconds; else by turn; then by place in the turn. All of it belongs to the entry, so that it stays whatever comes when. What
     * was done by hand comes after what was said.
     */
    Comparator<Entry> ORDER = Comparator.comparing(Entry::at)
            .thenComparing(entry -> entry instanceof Settling)
            .thenComparingInt(Entry::rank)
            .thenComparing(Entry::name, TurnOrder.INSTANCE)
            .thenComparingInt(Entry::place)
            .thenComparing(Entry::detail);

    /** When it was said or done. */
    Instant at();

    /** The turn that it was said in, or the adaptation that did it. */
    String name();

    /** How many turns were told ahead of its own, in one go with it. */
    int rank();

    /** Its place in the turn. */
    int place();

    /** Sets apart what has all else in common. */
    String detail();
}
