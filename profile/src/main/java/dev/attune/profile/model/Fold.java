package dev.attune.profile.model;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A profile while adaptations are applied to it, one after the other, without a copy for each. Not safe on several threads. */
public final class Fold {

    private final Person person;
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private final Map<String, Trait> traits = new LinkedHashMap<>();
    private Controls controls;
    private long version;
    private Instant updatedAt;

    /** Begins with this profile. */
    public Fold(Profile start) {
        person = start.person();
        controls = start.controls();
        version = start.version();
        updatedAt = start.updatedAt();
        start.memories().forEach(memory -> memories.put(memory.key(), memory));
        start.traits().forEach(trait -> traits.put(trait.key(), trait));
    }

    /** Applies what one commit changed, which made this version. */
    public void add(Collection<Adaptation> commit, long made) {
        for (Adaptation adaptation : commit) {
            updatedAt = adaptation.at();
            adaptation.changes().forEach(this::add);
        }
        version = made;
    }

    void add(Change change) {
        State after = change.after();
        if (after instanceof Memory memory) {
            memories.put(memory.key(), memory);
        } else if (after instanceof Trait trait) {
            traits.put(trait.key(), trait);
        } else if (after instanceof Controls chosen) {
            controls = chosen;
        } else {
            memories.remove(change.key());
            traits.remove(change.key());
        }
    }

    public long version() {
        return version;
    }

    public Profile profile() {
        return new Profile(
                person, version, updatedAt, controls, List.copyOf(memories.values()), List.copyOf(traits.values()));
    }
}
