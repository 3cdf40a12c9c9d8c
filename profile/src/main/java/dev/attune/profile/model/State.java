package dev.attune.profile.model;

/** One part of a profile that changes on its own. A profile is its states by key; an adaptation replaces some of them. */
public sealed interface State permits Memory, Controls, Trait {

    /** Names the part within its profile, such as {@code memory:m1} or {@code controls}. */
    String key();
}
