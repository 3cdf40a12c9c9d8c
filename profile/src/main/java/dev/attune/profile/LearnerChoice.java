package dev.attune.profile;

import dev.attune.profile.model.Labelled;

/** Who learns from what people say. */
public enum LearnerChoice implements Labelled {
    /** Rules in this process; needs no LLM. */
    LOCAL,
    /** An LLM behind an OpenAI-compatible endpoint. */
    LLM,
    BOTH,
    /** Nobody: nothing is learned from conversations. */
    OFF;

    /** Whether an LLM reads what people say. */
    public boolean asksLlm() {
        return this == LLM || this == BOTH;
    }
}
