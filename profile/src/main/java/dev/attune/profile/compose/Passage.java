package dev.attune.profile.compose;

import dev.attune.profile.model.Memory;
import java.util.List;

/**
 * What upstream was told in one block, byte for byte, so that it can be told again.
 *
 * @param items what it tells, in its order
 */
public record Passage(String text, int tokens, List<Item> items) {

    public Passage {
        items = List.copyOf(items);
    }

    static Passage of(String text, int tokens, List<Memory> memories) {
        return new Passage(text, tokens, memories.stream().map(Item::of).toList());
    }

    List<String> memories() {
        return items.stream().map(Item::memory).toList();
    }

    /**
     * A memory in the words that it had then.
     *
     * @param memory its id
     * @param wording stands for the words: {@link String#hashCode} of the memory's text
     */
    public record Item(String memory, int wording) {
        static Item of(Memory memory) {
            return new Item(memory.id(), memory.text().hashCode());
        }
    }
}
