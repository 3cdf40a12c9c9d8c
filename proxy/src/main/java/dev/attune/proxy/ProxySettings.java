package dev.attune.proxy;

import dev.attune.proxy.wire.Placement;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the proxy runs. A value that cannot be is an {@link IllegalArgumentException} that names it.
 *
 * @param port 0 for any free one
 * @param upstream what {@code /v1} maps to, {@code http} or {@code https}
 * @param upstreamKey replaces the client's {@code Authorization} when set
 * @param routing where requests for certain models go, and in which shape
 * @param deadline of all that happens before a request goes upstream
 */
public record ProxySettings(
        String host,
        int port,
        URI upstream,
        @Nullable String upstreamKey,
        Duration deadline,
        Limits limits,
        Timeouts timeouts,
        Routing routing) {

    public ProxySettings {
        demand(!host.isBlank(), "host", "must not be empty");
        demand(port >= 0 && port <= 65535, "port", "must be 0 to 65535");
        positive("deadline", deadline);
        usual(upstream, upstreamKey, timeouts, routing);
    }

    /** With one upstream for all models. */
    public ProxySettings(
            String host,
            int port,
            URI upstream,
            @Nullable String upstreamKey,
            Duration deadline,
            Limits limits,
            Timeouts timeouts) {
        this(host, port, upstream, upstreamKey, deadline, limits, timeouts, Routing.NONE);
    }

    /** With the limits and timeouts that suit most. */
    public static ProxySettings of(String host, int port, URI upstream) {
        return new ProxySettings(host, port, upstream, null, Duration.ofMillis(50), Limits.USUAL, Timeouts.USUAL);
    }

    public ProxySettings withUpstreamKey(@Nullable String key) {
        return new ProxySettings(host, port, upstream, key, deadline, limits, timeouts, routing);
    }

    public ProxySettings withDeadline(Duration next) {
        return new ProxySettings(host, port, upstream, upstreamKey, next, limits, timeouts, routing);
    }

    public ProxySettings withLimits(Limits next) {
        return new ProxySettings(host, port, upstream, upstreamKey, deadline, next, timeouts, routing);
    }

    public ProxySettings withTimeouts(Timeouts next) {
        return new ProxySettings(host, port, upstream, upstreamKey, deadline, limits, next, routing);
    }

    public ProxySettings withRouting(Routing next) {
        return new ProxySettings(host, port, upstream, upstreamKey, deadline, limits, timeouts, next);
    }

    /** Where requests go whose model has no destination of its own. */
    Destination usual() {
        return usual(upstream, upstreamKey, timeouts, routing);
    }

    /** How the upstream of a model is told its blocks. */
    public Placement placement(String model) {
        Destination destination = routing.others().stream()
                .filter(other -> other.models().matches(model))
                .findFirst()
                .orElseGet(this::usual);
        return destination.inUser().matches(model) ? Placement.IN_USER : Placement.MESSAGE;
    }

    private static Destination usual(URI url, @Nullable String key, Timeouts timeouts, Routing routing) {
        return new Destination(
                "default",
                url,
                new Destination.Credentials(key, Map.of()),
                ModelPatterns.NONE,
                routing.inUser(),
                new Destination.Waits(timeouts.connect(), timeouts.idle()));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ProxySettings[" + host + ":" + port + " -> " + upstream + "]";
    }

    /**
     * What depends on the model that a request asks for.
     *
     * @param inUser the models of the usual upstream that are told a block as a part of the person's message
     * @param others the first whose models match is where a request goes
     */
    public record Routing(ModelPatterns inUser, List<Destination> others) {

        public static final Routing NONE = new Routing(ModelPatterns.NONE, List.of());

        public Routing {
            others = List.copyOf(others);
        }
    }

    /**
     * What the proxy takes at most.
     *
     * @param personalizedBytes of a request that is personalized; a longer one in the name of a person is refused
     * @param tapCharacters of the assistant's text that are kept for learning
     * @param headerBytes of all headers of a request or an answer
     * @param lineBytes of the request line
     * @param upstreamConnections at a time
     * @param clients what a client may hold without saying much
     */
    public record Limits(
            int personalizedBytes,
            int tapCharacters,
            int headerBytes,
            int lineBytes,
            int upstreamConnections,
            Clients clients) {

        public static final Limits USUAL = new Limits(32 << 20, 256 << 10, 64 << 10, 16 << 10, 10_000);

        /** With the usual clients. */
        public Limits(
                int personalizedBytes, int tapCharacters, int headerBytes, int lineBytes, int upstreamConnections) {
            this(personalizedBytes, tapCharacters, headerBytes, lineBytes, upstreamConnections, Clients.USUAL);
        }

        public Limits with(Clients next) {
            return new Limits(personalizedBytes, tapCharacters, headerBytes, lineBytes, upstreamConnections, next);
        }

        public Limits {
            demand(personalizedBytes >= 0, "personalizedBytes", "must not be negative");
            demand(tapCharacters >= 0, "tapCharacters", "must not be negative");
            demand(headerBytes > 0, "headerBytes", "must be positive");
            demand(lineBytes > 0, "lineBytes", "must be positive");
            demand(upstreamConnections > 0, "upstreamConnections", "must be positive");
        }
    }

    /**
     * What clients may hold without saying much.
     *
     * @param connections at a time
     * @param head of a request comes within so long
     * @param body of a request brings 1 KiB for each second of every time so long
     */
    public record Clients(int connections, Duration head, Duration body) {

        public static final Clients USUAL = new Clients(10_000, Duration.ofSeconds(60), Duration.ofSeconds(60));

        public Clients {
            demand(connections > 0, "connections", "must be positive");
            positive("head", head);
            positive("body", body);
        }
    }

    /**
     * How long the proxy waits.
     *
     * @param connect for a connection to upstream
     * @param idle for upstream's next byte, once it has the request; a model may think for minutes before its first
     * @param end of an answer is held back for so long until its turn is in the learning queue, or for a part of it while that is slow
     * @param drain for running requests when the proxy closes
     */
    public record Timeouts(Duration connect, Duration idle, Duration end, Duration drain) {

        public static final Timeouts USUAL = new Timeouts(
                Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(20));

        public Timeouts {
            positive("connect", connect);
            positive("idle", idle);
            positive("end", end);
            positive("drain", drain);
        }
    }

    private static void positive(String name, Duration value) {
        demand(value.toMillis() > 0, name, "must be at least a millisecond");
    }

    private static void demand(boolean holds, String name, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + problem);
        }
    }
}
