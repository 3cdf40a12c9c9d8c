package dev.attune.bench.compat;

import java.time.Duration;
import java.util.List;

/** Upstream is silent, or the client has had enough: it leaves, and upstream sees it leave. */
final class Stalls {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int MANY = 100_000;

    static final List<Scenario> ALL = List.of(
            Scenario.of("silent before the first byte", Scenario.PLAIN, Scenario.STREAM)
                    .played(Exchange::awaitLeaving)
                    .givenUpAfter(PATIENCE),
            Scenario.of("silent before the first byte, twice", Scenario.PLAIN)
                    .played(Exchange::awaitLeaving)
                    .givenUpAfter(PATIENCE)
                    .retrying(1),
            Scenario.of("silent between chunks", Scenario.STREAM)
                    .played(exchange -> {
                        exchange.openStream();
                        for (String event : exchange.events().subList(0, 3)) {
                            exchange.chunk(event);
                        }
                        exchange.awaitLeaving();
                    })
                    .leftAfter(1),
            Scenario.of("left in mid-stream", Scenario.STREAM)
                    .played(exchange -> {
                        exchange.openStream();
                        List<String> events = exchange.events();
                        exchange.chunk(events.get(0));
                        exchange.chunk(events.get(1));
                        for (int number = 0; number < MANY; number++) {
                            exchange.chunk(events.get(2));
                        }
                        exchange.awaitLeaving();
                    })
                    .leftAfter(2));

    private Stalls() {}
}
