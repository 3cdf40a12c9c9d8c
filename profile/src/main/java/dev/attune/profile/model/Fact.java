package dev.attune.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a file says of a person.
 *
 * @param ref names it for good, within the person: entered twice it changes nothing the second time
 * @param text 1 to {@value Memory#MOST_CHARACTERS} characters
 * @param kind absent: what its words make of it
 * @param facet absent: what goes with its kind
 * @param at when it was so; absent: when it is entered
 */
public record Fact(
        String ref,
        String text,
        @Nullable Kind kind,
        @Nullable Facet facet,
        @Nullable Instant at) {

    private static final String MARK = "fact:";

    public Fact {
        InvalidInput.text("ref", ref, Turn.MOST_ID_CHARACTERS);
        InvalidInput.text("text", text, Memory.MOST_CHARACTERS);
        if (kind == Kind.EPISODE) {
            throw new InvalidInput("kind", "must not be episode: episodes are what conversations leave");
        }
    }

    /**
     * The ref of a fact that goes by this name where it comes from.
     *
     * @param source what it comes from
     */
    public static String ref(String source, String name) {
        return MARK + source + ':' + name;
    }

    /** Whether the turn that a quote names is none, but a fact: these are not the person's own words. */
    public static boolean isRef(String turn) {
        return turn.startsWith(MARK);
    }
}
