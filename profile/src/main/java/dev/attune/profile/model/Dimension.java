package dev.attune.profile.model;

/** What style is measured by. Each goes from -1 to 1 with 0 for no leaning; the comments say what 1 is. */
public enum Dimension implements Labelled {
    /** Long answers. */
    LENGTH,
    /** Formal address. */
    FORMALITY,
    /** For somebody who knows the field. */
    TECHNICAL_DEPTH,
    /** The point first, without hedging. */
    DIRECTNESS,
    /** Warm rather than matter of fact. */
    WARMTH,
    /** Emoji are welcome. */
    EMOJI,
    /** Lists and headings rather than prose. */
    STRUCTURE,
    /** Examples ahead of theory. */
    EXAMPLES,
    /** Jokes are welcome. */
    HUMOUR
}
