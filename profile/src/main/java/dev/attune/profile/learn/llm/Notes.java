package dev.attune.profile.learn.llm;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.text.Stems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses what the model is told of what is known: what shares words with the turns first, then what matters most. */
final class Notes {

    private static final int MOST = 40;

    private final Stems stems;

    Notes(Stems stems) {
        this.stems = stems;
    }

    List<Note> of(Profile profile, List<Candidate> candidates) {
        Set<String> said = new HashSet<>();
        candidates.forEach(candidate -> said.addAll(stems.of(candidate.own().content())));
        Comparator<Memory> byShared = Comparator.comparingLong(memory -> shared(memory, said));
        List<Memory> chosen = profile.memories().stream()
                .filter(memory -> isTold(memory, profile.controls()))
                .sorted(byShared.thenComparingDouble(Memory::importance).reversed())
                .limit(MOST)
                .toList();
        List<Note> notes = new ArrayList<>();
        for (Memory memory : chosen) {
            notes.add(new Note("k" + (notes.size() + 1), memory));
        }
        return notes;
    }

    /** What may not be learned of may not be told to whoever learns, either. */
    private static boolean isTold(Memory memory, Controls controls) {
        boolean open = memory.status() == Status.ACTIVE || memory.status() == Status.PENDING;
        return open && memory.isLasting() && controls.learns(memory.facet());
    }

    private long shared(Memory memory, Set<String> said) {
        return stems.of(memory.text()).stream()
                .distinct()
                .filter(said::contains)
                .count();
    }
}
