package dev.attune.profile.compose;

import dev.attune.profile.model.Block;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Withheld;
import java.util.List;

/**
 * What one request will be told.
 *
 * @param blocks none, one or two, in the order of the request
 * @param told the memories of the blocks, in their order
 * @param withheld what was considered and is told by neither block
 * @param tokens of the blocks together
 */
public record Composition(List<Block> blocks, List<Memory> told, List<Withheld> withheld, int tokens) {

    public Composition {
        blocks = List.copyOf(blocks);
        told = List.copyOf(told);
        withheld = List.copyOf(withheld);
    }
}
