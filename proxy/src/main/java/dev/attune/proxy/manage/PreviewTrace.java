package dev.attune.proxy.manage;

import dev.attune.profile.model.Block;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.Withheld;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The trace that an answer would leave; without an outcome, as nothing is asked, and without tokens of single memories. */
record PreviewTrace(
        String id,
        Instant at,
        String user,
        @Nullable String conversation,
        String model,
        Verdict verdict,
        List<Trace.Retrieved> retrieved,
        List<Injected> injected,
        List<Withheld> withheld,
        Micros micros,
        int tokens) {

    /** A memory that upstream would be told. */
    record Injected(String memory, String text, Block.Place place) {}

    static PreviewTrace of(Prepared prepared) {
        return new PreviewTrace(
                prepared.trace(),
                prepared.asking().at(),
                prepared.asking().person().id(),
                prepared.asking().conversation(),
                prepared.asking().model(),
                prepared.verdict(),
                prepared.retrieved().stream()
                        .map(item -> new Trace.Retrieved(item.memory().id(), item.score()))
                        .toList(),
                injected(prepared),
                prepared.withheld(),
                prepared.micros(),
                prepared.blocks().stream().mapToInt(Block::tokens).sum());
    }

    private static List<Injected> injected(Prepared prepared) {
        return prepared.blocks().stream()
                .flatMap(block -> injected(block, prepared.told()))
                .toList();
    }

    private static Stream<Injected> injected(Block block, List<Memory> told) {
        return block.memories().stream()
                .flatMap(id -> told.stream()
                        .filter(memory -> memory.id().equals(id))
                        .limit(1)
                        .map(memory -> new Injected(id, memory.text(), block.place())));
    }
}
