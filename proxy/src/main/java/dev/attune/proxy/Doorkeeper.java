package dev.attune.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds what clients can hold by doing next to nothing: how many connections there are, and how long the head of a request and its body may
 * take. Connections between two requests may rest for as long as the idle timeout lets them.
 */
public final class Doorkeeper implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_EACH = 4;

    private final Vertx vertx;
    private final ProxySettings.Clients bounds;
    private final Map<HttpConnection, Visitor> visitors = new ConcurrentHashMap<>();
    private final long timer;

    /** A keeper of one server's door, until it is closed. */
    public Doorkeeper(Vertx vertx, ProxySettings.Clients bounds) {
        this.vertx = vertx;
        this.bounds = bounds;
        long shortest = Math.min(bounds.head().toMillis(), bounds.body().toMillis()) / LOOKS_EACH;
        long every = Math.max(1, Math.min(LOOK.toMillis(), shortest));
        timer = vertx.setPeriodic(every, look -> visitors.values().forEach(Visitor::look));
    }

    /** A client is there, before it has said anything. On the connection's event loop. */
    public void opened(HttpConnection connection) {
        Visitor visitor = Visitor.on(((ConnectionBase) connection).channelHandlerContext(), bounds);
        if (visitors.size() >= bounds.connections()) {
            visitor.refuse(
                    Fault.TOO_MANY_CONNECTIONS,
                    "There are " + bounds.connections() + " connections already (limits.connections): ask again.");
            return;
        }
        visitors.put(connection, visitor);
        connection.closeHandler(closed -> visitors.remove(connection));
    }

    int connections() {
        return visitors.size();
    }

    /** Those that are served. */
    Set<HttpConnection> served() {
        return Set.copyOf(visitors.keySet());
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
