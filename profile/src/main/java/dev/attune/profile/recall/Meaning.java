package dev.attune.profile.recall;

import dev.attune.profile.text.TextVector;

/** What is known of the meaning of a question and of the memories that it is asked of. */
public final class Meaning {

    private final float[] question;
    private final int[] steps;
    private final MemoryVectors memories;

    /**
     * Takes both as they are.
     *
     * @param question the direction of the question, of length 1; must not change any more
     * @param memories those of the index
     */
    public Meaning(float[] question, MemoryVectors memories) {
        this.question = question;
        this.steps = TextVector.steps(question);
        this.memories = memories;
    }

    float[] question() {
        return question;
    }

    int[] steps() {
        return steps;
    }

    MemoryVectors memories() {
        return memories;
    }
}
