package dev.attune.profile.model;

import java.util.List;

/**
 * What a search among a person's memories brought up.
 *
 * @param items the ones that matter, best first
 * @param withheld the ones that were considered and left out
 */
public record Recalled(List<Item> items, List<Withheld> withheld) {

    public static final Recalled NOTHING = new Recalled(List.of(), List.of());

    public Recalled {
        items = List.copyOf(items);
        withheld = List.copyOf(withheld);
    }

    /** A memory and how well it fits; scores compare within one search only. */
    public record Item(Memory memory, double score) {}
}
