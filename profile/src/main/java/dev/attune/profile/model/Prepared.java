package dev.attune.profile.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What to tell upstream for one request, and what the trace of its answer will say.
 *
 * @param trace id of the trace
 * @param blocks in the order of the request; empty unless applied
 * @param retrieved what recall brought up, best first
 * @param told every memory that the blocks tell
 */
public record Prepared(
        Asking asking,
        String trace,
        Verdict verdict,
        List<Block> blocks,
        List<Recalled.Item> retrieved,
        List<Memory> told,
        List<Withheld> withheld,
        Micros micros) {

    public Prepared {
        blocks = List.copyOf(blocks);
        retrieved = List.copyOf(retrieved);
        told = List.copyOf(told);
        withheld = List.copyOf(withheld);
    }

    public Prepared withAsking(Asking next) {
        return new Prepared(next, trace, verdict, blocks, retrieved, told, withheld, micros);
    }

    /** Left as it was, and all that it would have told withheld, for somebody in the group that goes without. */
    public Prepared held() {
        List<Withheld> all = new ArrayList<>();
        told.forEach(memory -> all.add(new Withheld(memory.id(), Withheld.Reason.HOLDOUT)));
        all.addAll(withheld);
        return new Prepared(
                asking, trace, new Verdict.None(Verdict.Reason.HOLDOUT), List.of(), retrieved, List.of(), all, micros);
    }

    /** A request that is left as it was. */
    public static Prepared none(Asking asking, String trace, Verdict.Reason reason) {
        return new Prepared(
                asking, trace, new Verdict.None(reason), List.of(), List.of(), List.of(), List.of(), Micros.NONE);
    }
}
