package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Trait;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of an export is taken in: the state of a profile, not the way that it took. Each memory has an id of its own, and each trait a key. */
public record PersonImport(List<Memory> memories, List<Trait> traits, ControlsPatch controls) {

    /** More than anybody's profile holds. */
    public static final int MOST_MEMORIES = 20_000;

    /** The same of traits. */
    public static final int MOST_TRAITS = 1_000;

    /** How many memories and traits there are. */
    public int items() {
        return memories.size() + traits.size();
    }

    public PersonImport {
        memories = List.copyOf(memories);
        traits = List.copyOf(traits);
        if (traits.size() > MOST_TRAITS) {
            throw new InvalidInput("traits", "must be at most " + MOST_TRAITS);
        }
        if (traits.stream().map(Trait::key).distinct().count() < traits.size()) {
            throw new InvalidInput("traits", "must each be there once");
        }
        if (memories.size() > MOST_MEMORIES) {
            throw new InvalidInput("memories", "must be at most " + MOST_MEMORIES);
        }
        Set<String> ids = new HashSet<>();
        for (Memory memory : memories) {
            if (!ids.add(memory.id())) {
                throw new InvalidInput("memories", "must have ids of their own; " + memory.id() + " is there twice");
            }
        }
    }
}
