package dev.attune.profile.recall;

/** What is known of the meaning of a question and of the memories that it is asked of. */
public final class Meaning {

    private final float[] question;
    private final MemoryVectors memories;

    /**
     * Takes both as they are.
     *
     * @param question the direction of the question, of length 1; must not change any more
     * @param memories those of the index
     */
    public Meaning(float[] question, MemoryVectors memories) {
        this.question = question;
        this.memories = memories;
    }

    float[] question() {
        return question;
    }

    MemoryVectors memories() {
        return memories;
    }
}
