package dev.attune.proxy.wire;

import dev.attune.profile.model.Labelled;

/** The shape in which upstream is told a block. */
public enum Placement implements Labelled {
    /** As a message of its own, in the role in which the app itself gives instructions. */
    MESSAGE,
    /** As a part of its own in the person's message, ahead of their text: for models that take instructions at the start only. */
    IN_USER
}
