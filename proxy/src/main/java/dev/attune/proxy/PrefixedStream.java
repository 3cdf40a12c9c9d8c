package dev.attune.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A stream with its beginning, which was read off it, put back. It begins paused, and a pipe reads it: one that pauses and resumes. */
final class PrefixedStream implements ReadStream<Buffer> {

    private final ReadStream<Buffer> rest;
    private @Nullable Buffer prefix;
    private @Nullable Handler<Buffer> handler;
    private boolean paused = true;

    PrefixedStream(Buffer prefix, ReadStream<Buffer> rest) {
        this.prefix = prefix;
        this.rest = rest;
    }

    @Override
    public PrefixedStream handler(@Nullable Handler<Buffer> next) {
        handler = next;
        rest.handler(next);
        return this;
    }

    @Override
    public PrefixedStream endHandler(@Nullable Handler<Void> next) {
        rest.endHandler(next);
        return this;
    }

    @Override
    public PrefixedStream exceptionHandler(@Nullable Handler<Throwable> next) {
        rest.exceptionHandler(next);
        return this;
    }

    @Override
    public PrefixedStream pause() {
        paused = true;
        rest.pause();
        return this;
    }

    @Override
    public PrefixedStream resume() {
        paused = false;
        Buffer first = prefix;
        prefix = null;
        if (first != null && handler != null) {
            handler.handle(first);
        }
        if (!paused) {
            rest.resume();
        }
        return this;
    }

    @Override
    public PrefixedStream fetch(long amount) {
        return resume();
    }
}
