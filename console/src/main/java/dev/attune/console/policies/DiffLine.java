package dev.attune.console.policies;

/** A line of two texts beside one another. */
public record DiffLine(Kind kind, String text) {

    public boolean isGone() {
        return kind == Kind.GONE;
    }

    public boolean isCome() {
        return kind == Kind.COME;
    }

    /** What becomes of it from the one text to the other. */
    public enum Kind {
        SAME,
        GONE,
        COME
    }
}
