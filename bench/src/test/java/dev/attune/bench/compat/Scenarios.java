package dev.attune.bench.compat;

import java.util.List;
import java.util.stream.Stream;

/** All that is played. */
final class Scenarios {

    static final List<Scenario> ALL = Stream.of(
                    Talks.ALL, Refusals.ALL, Retries.ALL, Breaks.ALL, Stalls.ALL, Framings.ALL, OddRequests.ALL)
            .flatMap(List::stream)
            .toList();

    private Scenarios() {}

    static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is named " + name));
    }
}
