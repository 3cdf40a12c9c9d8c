package dev.attune.proxy;

import dev.attune.profile.model.Answer.Outcome;

/** The spans of one call. On the call's event loop, in the order of the methods; none of them does anything unless it is traced. */
interface CallTrace {

    CallTrace NONE = new CallTrace() {};

    /** Whether what upstream says of the model and its tokens is wanted. */
    default boolean wantsUsage() {
        return false;
    }

    /** The id under which a tracing backend knows it; empty when it does not. */
    default String id() {
        return "";
    }

    /** It is known who asks, and where the request goes. */
    default void resolved() {}

    /** It was found out what upstream shall be told. */
    default void prepared() {}

    /** The request goes upstream now, and takes along where it belongs. */
    default void sent() {}

    /** Upstream begins to answer. */
    default void answered() {}

    /** A client is told of a fault instead. */
    default void failed(Fault fault) {}

    /** The answer ended so. */
    default void ended(Outcome outcome) {}

    /** Nothing more will happen. */
    default void over() {}
}
