package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of an export is taken in: the state of a profile, not the way that it took. Each memory has an id of its own. */
public record PersonImport(List<Memory> memories, ControlsPatch controls) {

    /** More than anybody's profile holds. */
    public static final int MOST_MEMORIES = 20_000;

    public PersonImport {
        memories = List.copyOf(memories);
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
