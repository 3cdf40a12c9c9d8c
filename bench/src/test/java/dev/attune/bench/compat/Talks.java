package dev.attune.bench.compat;

import java.util.List;

/** What clients do when all goes well, each by its own means. */
final class Talks {

    static final List<Scenario> ALL = List.of(
            Scenario.of("talk", Scenario.PLAIN, Scenario.STREAM, "tools", "structured", "parts"),
            Scenario.of("lists", Scenario.PLAIN)
                    .on(Wire.MODELS, Wire.EMBEDDINGS)
                    .unpersonalized());

    private Talks() {}
}
