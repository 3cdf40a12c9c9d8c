package dev.attune.profile.foreign;

import dev.attune.profile.model.Labelled;

/** The files that are understood. */
public enum FileFormat implements Labelled {
    /** Attune's own: one person, as it is exported. */
    ATTUNE,
    /** ChatGPT's {@code conversations.json}. */
    CHATGPT,
    /** Memories of mem0, as its API lists them. */
    MEM0,
    /** A table of facts. */
    CSV
}
