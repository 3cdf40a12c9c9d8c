package dev.attune.profile.learn;

import java.util.List;

/**
 * What a profile was made from, or a part of it.
 *
 * @param size how many entries there were when they were read; fewer than {@code entries} when one was added meanwhile
 */
public record Ledger(long size, List<Entry> entries) {

    public Ledger {
        entries = List.copyOf(entries);
    }

    /** Whether something in it comes after a saying. */
    public boolean isPast(Saying saying) {
        return entries.stream().anyMatch(entry -> Entry.ORDER.compare(entry, saying) > 0);
    }
}
