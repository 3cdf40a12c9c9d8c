package dev.attune.profile;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Trace;
import dev.attune.profile.text.TokenCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what went into an answer. */
final class TraceOf {

    private static final TokenCount TOKENS = new TokenCount();

    private TraceOf() {}

    static Trace answer(Answer answer, Instant now) {
        Prepared prepared = answer.prepared();
        Asking asking = prepared.asking();
        return new Trace(
                prepared.trace(),
                now,
                asking.person(),
                TurnIds.conversation(asking),
                asking.model(),
                prepared.verdict(),
                answer.outcome(),
                prepared.retrieved().stream()
                        .map(item -> new Trace.Retrieved(item.memory().id(), item.score()))
                        .toList(),
                injected(prepared),
                prepared.withheld(),
                answer.micros(),
                prepared.blocks().stream().mapToInt(Block::tokens).sum());
    }

    private static List<Trace.Injected> injected(Prepared prepared) {
        Map<String, Memory> told = new HashMap<>();
        prepared.told().forEach(memory -> told.put(memory.id(), memory));
        List<Trace.Injected> injected = new ArrayList<>();
        for (Block block : prepared.blocks()) {
            for (String id : block.memories()) {
                Memory memory = told.get(id);
                if (memory != null) {
                    String text = memory.text();
                    injected.add(new Trace.Injected(id, text, TOKENS.of(text), block.place()));
                }
            }
        }
        return injected;
    }
}
