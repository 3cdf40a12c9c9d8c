package dev.attune.proxy;

import dev.attune.profile.model.Mode;
import dev.attune.proxy.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import java.util.Optional;

/**
 * Reads the bodies of requests that can be personalized. On the request's event loop, but for the understanding of long bodies, which
 * takes longer than an event loop may be kept and is done on the executor {@code attune-read}.
 */
final class Reader implements AutoCloseable {

    private static final int LONG_BYTES = 128 << 10;
    private static final int THREADS = 2;

    private final WorkerExecutor executor;
    private final int mostBytes;
    private final boolean everybodys;

    /**
     * @param mostBytes that are read of one body; a longer one streams by
     * @param everybodys whether bodies matter of requests that will not be personalized
     */
    Reader(Vertx vertx, int mostBytes, boolean everybodys) {
        this.everybodys = everybodys;
        this.executor = vertx.createSharedWorkerExecutor("attune-read", THREADS);
        this.mostBytes = mostBytes;
    }

    /** Whether the body matters, and can be understood. */
    boolean isReadable(Call call) {
        boolean named = !call.wishes().naming() || call.person().isPresent();
        boolean matters = everybodys || (named && call.wishes().mode() != Mode.OFF);
        return call.wire().isPresent() && matters && isCodingKnown(call);
    }

    /**
     * Reads it. What is not understood leaves the call without a reading, and so does what is too long to be read, which streams by; a
     * client that leaves in the middle fails it.
     */
    Future<Void> read(Call call) {
        if (declared(call) > mostBytes) {
            return Future.succeededFuture();
        }
        return RequestBody.read(call.request(), mostBytes).compose(body -> {
            if (body instanceof RequestBody.Whole whole) {
                return understand(call, whole.bytes());
            }
            if (body instanceof RequestBody.Beyond beyond) {
                call.context().request().setBody(Body.body(beyond.stream(), declared(call)));
            }
            return Future.succeededFuture();
        });
    }

    private Future<Void> understand(Call call, Buffer body) {
        call.body(body);
        Wire wire = call.wire().orElseThrow();
        Encoding encoding = Encoding.of(call.request().headers()).orElseThrow();
        boolean teaches = call.wishes().mode().learns();
        call.stopwatch().start();
        if (encoding == Encoding.NONE && body.length() <= LONG_BYTES) {
            return Future.succeededFuture(understood(call, text(wire, body, teaches)));
        }
        // How long a compressed one is, is known only afterwards.
        return executor.executeBlocking(
                        () -> encoding.inflated(body, mostBytes).flatMap(plain -> text(wire, plain, teaches)), false)
                .map(text -> understood(call, text));
    }

    private static Optional<Text> text(Wire wire, Buffer plain, boolean teaches) {
        return wire.read(plain, teaches).map(reading -> new Text(plain, reading));
    }

    @SuppressWarnings("NullAway") // A Void has no other value.
    private static Void understood(Call call, Optional<Text> text) {
        call.stopwatch().identified();
        text.ifPresent(call::text);
        return null;
    }

    private static boolean isCodingKnown(Call call) {
        return Encoding.of(call.request().headers()).isPresent();
    }

    /** The length that the request declares; -1 when it declares none. */
    private static long declared(Call call) {
        HttpServerRequest request = call.request();
        String length = request.getHeader("content-length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException impossible) {
            return -1;
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
