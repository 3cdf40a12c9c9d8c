package dev.attune.profile.learn.llm;

import dev.attune.profile.model.Memory;

/**
 * Something known, as the model is told of it.
 *
 * @param id short, and good for one call: nothing of the store's own ids leaves the process
 */
record Note(String id, Memory memory) {}
