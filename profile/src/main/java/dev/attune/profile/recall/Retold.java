package dev.attune.profile.recall;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which episodes tell hardly more than what was learned for good from the same turns. */
final class Retold {

    private static final int FEWEST_WORDS = 4;

    private Retold() {}

    /** Their places among these memories. */
    static BitSet among(List<Memory> memories) {
        Map<String, List<String>> quotes = new HashMap<>();
        for (Memory memory : memories) {
            if (memory.isLasting()) {
                for (Evidence evidence : memory.evidence()) {
                    quotes.computeIfAbsent(evidence.turn(), turn -> new ArrayList<>())
                            .add(evidence.quote().toLowerCase(Locale.ROOT));
                }
            }
        }
        BitSet retold = new BitSet();
        for (int place = 0; place < memories.size(); place++) {
            Memory memory = memories.get(place);
            if (!memory.isLasting() && wordsLeft(memory, quotes) < FEWEST_WORDS) {
                retold.set(place);
            }
        }
        return retold;
    }

    private static int wordsLeft(Memory episode, Map<String, List<String>> quotes) {
        String left = episode.text().toLowerCase(Locale.ROOT);
        for (Evidence evidence : episode.evidence()) {
            for (String quote : quotes.getOrDefault(evidence.turn(), List.of())) {
                left = left.replace(quote, " ");
            }
        }
        return Words.of(left).size();
    }
}
