package dev.attune.app;

import dev.attune.app.start.StartFailure;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the event loops, from threads that may. */
final class Awaiting {

    private static final long START_SECONDS = 30;

    private Awaiting() {}

    /** A server that listens; a failure says which of the operator's settings to change. */
    static <T> T listening(Future<T> server, String host, int port, String portVariable)
            throws StartFailure, InterruptedException {
        try {
            return server.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw refused(failure.getCause() == null ? failure : failure.getCause(), host, port, portVariable);
        } catch (TimeoutException failure) {
            throw new StartFailure(
                    "port " + port + " on " + host + " was not opened in " + START_SECONDS + " s", failure);
        }
    }

    private static StartFailure refused(Throwable cause, String host, int port, String portVariable) {
        // Netty's own transports have an exception of their own for it.
        boolean inUse = cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains("already in use");
        return inUse
                ? new StartFailure(
                        "port " + port + " on " + host + " is in use; set " + portVariable + " to another", cause)
                : new StartFailure(
                        "cannot listen on port " + port + " of " + host + "; set ATTUNE_HOST and " + portVariable
                                + " to what this machine and user may open",
                        cause);
    }
}
