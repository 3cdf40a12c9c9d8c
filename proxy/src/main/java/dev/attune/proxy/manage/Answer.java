package dev.attune.proxy.manage;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.function.Supplier;

/** What a call comes to: a value to render, or a stream to keep open. */
sealed interface Answer {

    static Answer ok(Object body) {
        return new Value(200, () -> body, Map.of());
    }

    /** A value that takes a while to make; it is made where answers are rendered. */
    static Answer made(Supplier<Object> body) {
        return new Value(200, body, Map.of());
    }

    static Answer created(Object body) {
        return new Value(201, () -> body, Map.of());
    }

    /** Taken, and not done yet. */
    static Answer accepted(Object body) {
        return new Value(202, () -> body, Map.of());
    }

    /** A value, rendered as JSON. */
    record Value(int status, Supplier<Object> body, Map<String, String> headers) implements Answer {}

    /** Answers by itself for as long as the caller stays. {@code open} runs on the event loop of the request. */
    record Live(Opening opening) implements Answer {}

    /** Takes over a request. */
    @FunctionalInterface
    interface Opening {
        void open(HttpServerRequest request);
    }
}
