package dev.attune.proxy.manage;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Withheld;
import java.util.List;

/**
 * What a search brought up.
 *
 * @param micros that it took, loading included
 */
record RecallView(List<Item> items, List<Withheld> withheld, long micros) {

    /** A memory by its id, and how well it fits. */
    record Item(String memory, String text, double score, List<Evidence> evidence) {

        static Item of(Recalled.Item item) {
            return new Item(
                    item.memory().id(),
                    item.memory().text(),
                    item.score(),
                    item.memory().evidence());
        }
    }

    static RecallView of(Recalled recalled, long micros) {
        return new RecallView(recalled.items().stream().map(Item::of).toList(), recalled.withheld(), micros);
    }
}
