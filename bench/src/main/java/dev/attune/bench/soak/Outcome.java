package dev.attune.bench.soak;

/** How a stream ended, as its client saw it. */
enum Outcome {
    COMPLETE("complete", true),
    LEFT_BEFORE("left before the first byte", true),
    LEFT_IN("left in mid-stream", true),
    REFUSED("answered other than 200", false),
    BROKEN("broken off", false),
    CUT("ended without its last event", false),
    OTHER_TEXT("another text than upstream's", false),
    STUCK("no end within a minute", false);

    private final String words;
    private final boolean fine;

    Outcome(String words, boolean fine) {
        this.words = words;
        this.fine = fine;
    }

    String words() {
        return words;
    }

    /** Complete, or left on purpose. */
    boolean isFine() {
        return fine;
    }
}
