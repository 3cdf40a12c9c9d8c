package dev.attune.profile.recall;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Memories and profiles to test with. */
public final class Known {

    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private Known() {}

    /** An active memory, stated so many days ago. */
    public static Memory memory(String id, Kind kind, String text, int daysAgo) {
        return new Memory(
                id,
                Facet.CONTENT,
                kind,
                text,
                Origin.STATED,
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                NOW.minusSeconds(daysAgo * 86_400L),
                null,
                null,
                List.of());
    }

    public static Memory quoting(Memory memory, String quote) {
        return memory.withEvidence(List.of(new Evidence("turn", quote, memory.validFrom())), memory.confidence());
    }

    public static Profile profile(List<Memory> memories) {
        return profile(memories, Intensity.BALANCED);
    }

    public static Profile profile(List<Memory> memories, Intensity intensity) {
        Controls controls = new Controls(Personalization.ON, Map.of(), intensity, Map.of());
        return new Profile(new Person("default", "ana"), memories.size(), NOW, controls, memories);
    }

    public static Profile profile(Memory... memories) {
        return profile(List.of(memories));
    }
}
