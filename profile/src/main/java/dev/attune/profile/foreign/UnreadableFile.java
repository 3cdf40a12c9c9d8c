package dev.attune.profile.foreign;

/** A file that cannot be read to its end: what comes after the fault cannot be told apart any more. */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final int item;

    UnreadableFile(int item, String what) {
        super(what);
        this.item = item;
    }

    public Problem problem() {
        return new Problem(item, String.valueOf(getMessage()));
    }
}
