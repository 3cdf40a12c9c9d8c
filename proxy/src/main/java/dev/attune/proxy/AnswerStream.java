package dev.attune.proxy;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * Upstream's answer on its way to the client: every byte as it comes, but for the last piece, which waits until the watcher lets it go.
 * A pipe reads it: one that pauses and resumes. On the request's event loop.
 *
 * <p>The last piece is the one at which a client may take the answer for complete. Were it sent before the turn is in the learning queue,
 * a crash right then would lose a turn that the person saw answered.
 */
final class AnswerStream implements ReadStream<Buffer> {

    /** Sees the answer pass. */
    interface Watcher {

        /** The stream begins to flow, for the first time or again. */
        void flowing();

        /** The client takes nothing for now. */
        void stopped();

        /** Index in the piece from which on it is the last one; -1 when it is not. Called until a piece was the last. */
        int piece(Buffer piece);

        /** The last piece is here, or the end where no piece was the last: completes when it may go on. Called once. */
        Future<Void> last();

        /** Nothing more will come, and the answer is about to end. */
        void ends();

        /** Upstream broke off. */
        void broken(Throwable cause);
    }

    private final ReadStream<Buffer> source;
    private final Watcher watcher;
    private Handler<Buffer> handler = piece -> {};
    private Handler<Void> endHandler = end -> {};
    private Handler<Throwable> exceptionHandler = failure -> {};
    private boolean paused = true;
    private boolean waiting;
    private boolean let;
    private @Nullable Throwable failure;

    AnswerStream(ReadStream<Buffer> source, Watcher watcher) {
        this.source = source;
        this.watcher = watcher;
        source.handler(this::piece).endHandler(this::end).exceptionHandler(this::fail);
    }

    private void piece(Buffer piece) {
        int from = let ? -1 : watcher.piece(piece);
        if (from < 0) {
            handler.handle(piece);
            return;
        }
        if (from > 0) {
            handler.handle(piece.slice(0, from));
        }
        source.pause();
        waiting = true;
        watcher.last().onComplete(done -> {
            letGo();
            handler.handle(piece.slice(from, piece.length()));
            goOn();
        });
    }

    private void end(@Nullable Void nothing) {
        if (let) {
            finish();
            return;
        }
        waiting = true;
        watcher.last().onComplete(done -> {
            letGo();
            finish();
        });
    }

    private void finish() {
        watcher.ends();
        endHandler.handle(null);
    }

    private void fail(Throwable cause) {
        watcher.broken(cause);
        if (waiting) {
            failure = cause;
            return;
        }
        exceptionHandler.handle(cause);
    }

    private void letGo() {
        waiting = false;
        let = true;
    }

    private void goOn() {
        if (failure != null) {
            exceptionHandler.handle(failure);
        } else if (!paused) {
            source.resume();
        }
    }

    @Override
    public AnswerStream handler(@Nullable Handler<Buffer> next) {
        handler = next == null ? piece -> {} : next;
        return this;
    }

    @Override
    public AnswerStream endHandler(@Nullable Handler<Void> next) {
        endHandler = next == null ? end -> {} : next;
        return this;
    }

    @Override
    public AnswerStream exceptionHandler(@Nullable Handler<Throwable> next) {
        exceptionHandler = next == null ? cause -> {} : next;
        return this;
    }

    @Override
    public AnswerStream pause() {
        paused = true;
        source.pause();
        watcher.stopped();
        return this;
    }

    @Override
    public AnswerStream resume() {
        paused = false;
        watcher.flowing();
        if (!waiting) {
            source.resume();
        }
        return this;
    }

    @Override
    public AnswerStream fetch(long amount) {
        return resume();
    }
}
