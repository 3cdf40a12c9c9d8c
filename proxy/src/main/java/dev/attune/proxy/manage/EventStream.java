package dev.attune.proxy.manage;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One open stream of server-sent events. Frames may be offered on any thread, all else runs on the event loop of the response.
 *
 * <p>A reader who does not keep up is cut off once {@code mostUnreadBytes} wait for them: they will come back and read the lists,
 * whereas keeping everything for them would cost memory without end, and leaving frames out would lie to them.
 */
final class EventStream {

    private static final Buffer BEAT = Buffer.buffer(":\n\n");

    private final Context loop;
    private final HttpServerResponse response;
    private final int mostUnreadBytes;
    private final AtomicLong unreadBytes = new AtomicLong();
    private Runnable release = () -> {};
    private boolean closed;

    EventStream(Context loop, HttpServerResponse response, int mostUnreadBytes) {
        this.loop = loop;
        this.response = response;
        this.mostUnreadBytes = mostUnreadBytes;
    }

    /**
     * Opens the stream.
     *
     * @param onEnd lets go of what feeds it, once the reader has left or was cut off
     */
    void begin(Runnable onEnd) {
        release = onEnd;
        response.closeHandler(gone -> close());
        response.exceptionHandler(broken -> close());
        if (response.closed()) {
            close();
            return;
        }
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                // Asks reverse proxies not to hold events back.
                .putHeader("X-Accel-Buffering", "no");
        beat();
    }

    void beat() {
        offer(BEAT);
    }

    void offer(Buffer frame) {
        boolean tooMuch = unreadBytes.addAndGet(frame.length()) > mostUnreadBytes;
        loop.runOnContext(turn -> {
            if (closed) {
                return;
            }
            if (tooMuch) {
                close();
                response.reset();
                return;
            }
            response.write(frame).onComplete(written -> unreadBytes.addAndGet(-frame.length()));
        });
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        release.run();
    }
}
