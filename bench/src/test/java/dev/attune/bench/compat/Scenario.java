package dev.attune.bench.compat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that may happen between a client and upstream. Every client that knows the wires and the asks plays it, directly and through
 * Attune.
 *
 * @param asks what the client does: {@code plain}, {@code stream}, {@code tools}, {@code structured} or {@code parts}
 * @param retries that the client may make by itself
 * @param timeout the client's own, where it has one
 * @param leaveAfter pieces of a stream after which the client leaves; 0 for never
 * @param body goes out in place of what the client wrote, where it is set
 * @param becomes what the proxy answers where a connection would just break
 * @param personalized whether something is told upstream when personalization is on
 */
record Scenario(
        String name,
        List<Wire> wires,
        List<String> asks,
        int retries,
        @Nullable Duration timeout,
        int leaveAfter,
        @Nullable String body,
        Play play,
        Optional<Answered> becomes,
        boolean personalized) {

    static final String PLAIN = "plain";
    static final String STREAM = "stream";

    Scenario {
        wires = List.copyOf(wires);
        asks = List.copyOf(asks);
    }

    /** What the proxy answers in upstream's place. */
    record Answered(int status, String code) {}

    /** On every wire that is personalized, answered as a model server does. */
    static Scenario of(String name, String... asks) {
        return new Scenario(name, Wire.TALKING, List.of(asks), 0, null, 0, null, Play.ANSWER, Optional.empty(), true);
    }

    Scenario on(Wire... next) {
        return new Scenario(name, List.of(next), asks, retries, timeout, leaveAfter, body, play, becomes, personalized);
    }

    Scenario played(Play next) {
        return new Scenario(name, wires, asks, retries, timeout, leaveAfter, body, next, becomes, personalized);
    }

    Scenario retrying(int next) {
        return new Scenario(name, wires, asks, next, timeout, leaveAfter, body, play, becomes, personalized);
    }

    Scenario givenUpAfter(Duration next) {
        return new Scenario(name, wires, asks, retries, next, leaveAfter, body, play, becomes, personalized);
    }

    Scenario leftAfter(int pieces) {
        return new Scenario(name, wires, asks, retries, timeout, pieces, body, play, becomes, personalized);
    }

    Scenario sending(String next) {
        return new Scenario(name, wires, asks, retries, timeout, leaveAfter, next, play, becomes, personalized);
    }

    Scenario becoming(int status, String code) {
        Optional<Answered> next = Optional.of(new Answered(status, code));
        return new Scenario(name, wires, asks, retries, timeout, leaveAfter, body, play, next, personalized);
    }

    Scenario unpersonalized() {
        return new Scenario(name, wires, asks, retries, timeout, leaveAfter, body, play, becomes, false);
    }

    /** Whether it is the client that ends it. */
    boolean isLeft() {
        return leaveAfter > 0 || timeout != null;
    }
}
