package dev.attune.profile.traits;

import dev.attune.profile.model.Memory;

/**
 * What a statement is for or against.
 *
 * @param what the thing, in the statement's words
 * @param isFor whether they like it
 */
record Stance(Memory memory, String what, boolean isFor) {}
