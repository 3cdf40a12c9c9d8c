package dev.attune.profile.compose;

import dev.attune.profile.model.Block;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Withheld;
import java.util.List;
import java.util.Map;

/**
 * What one request will be told.
 *
 * @param blocks in the order of the request
 * @param told the memories of the blocks, in their order
 * @param withheld what was considered and is told by no block, and what the conversation has already
 * @param tokens of the blocks together
 * @param steps what to remember of the conversation, by the keys of its messages
 */
public record Composition(
        List<Block> blocks, List<Memory> told, List<Withheld> withheld, int tokens, Map<Long, Step> steps) {

    public Composition {
        blocks = List.copyOf(blocks);
        told = List.copyOf(told);
        withheld = List.copyOf(withheld);
        steps = Map.copyOf(steps);
    }
}
