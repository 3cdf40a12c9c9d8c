package dev.attune.profile.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a person at one moment.
 *
 * @param version counts the commits that led here; 0 for a person of whom nothing is known
 * @param memories in every status, oldest first
 */
public record Profile(Person person, long version, Instant updatedAt, Controls controls, List<Memory> memories) {

    public Profile {
        memories = List.copyOf(memories);
    }

    /** A person of whom nothing is known yet. */
    public static Profile empty(Person person, Controls defaults) {
        return new Profile(person, 0, Instant.EPOCH, defaults, List.of());
    }

    public Optional<Memory> memory(String id) {
        return memories.stream().filter(memory -> memory.id().equals(id)).findFirst();
    }

    /** The memories in use at this moment. */
    public List<Memory> holdingAt(Instant moment) {
        return memories.stream().filter(memory -> memory.holdsAt(moment)).toList();
    }

    /** The same without the episodes that are over. */
    public Profile at(Instant moment) {
        if (memories.stream().noneMatch(memory -> memory.isOverAt(moment))) {
            return this;
        }
        List<Memory> kept =
                memories.stream().filter(memory -> !memory.isOverAt(moment)).toList();
        return new Profile(person, version, updatedAt, controls, kept);
    }

    /** How well the person is known, by the number of lasting memories in use. */
    public Stage stage() {
        long known = memories.stream()
                .filter(memory -> memory.status() == Status.ACTIVE && memory.isLasting())
                .count();
        return Stage.of(known);
    }

    /** Nothing in it can shape an answer. */
    public boolean isCold() {
        return memories.stream().noneMatch(memory -> memory.status() == Status.ACTIVE);
    }

    public Profile withVersion(long next) {
        return new Profile(person, next, updatedAt, controls, memories);
    }

    /** The same version with some of its memories changed. */
    public Profile with(Collection<Change> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<String, Memory> byId = new LinkedHashMap<>();
        memories.forEach(memory -> byId.put(memory.id(), memory));
        changes.forEach(change -> apply(change, byId));
        return new Profile(person, version, updatedAt, controls, new ArrayList<>(byId.values()));
    }

    private static void apply(Change change, Map<String, Memory> byId) {
        if (change.after() instanceof Memory memory) {
            byId.put(memory.id(), memory);
        } else if (change.after() == null && change.before() instanceof Memory gone) {
            byId.remove(gone.id());
        }
    }

    /** The profile after these adaptations, in their order, as its next version. */
    public Profile after(Collection<Adaptation> adaptations) {
        Controls nextControls = controls;
        Instant nextTime = updatedAt;
        Map<String, Memory> byId = new LinkedHashMap<>();
        memories.forEach(memory -> byId.put(memory.id(), memory));
        for (Adaptation adaptation : adaptations) {
            nextTime = adaptation.at();
            for (Change change : adaptation.changes()) {
                apply(change, byId);
                if (change.after() instanceof Controls chosen) {
                    nextControls = chosen;
                }
            }
        }
        return new Profile(person, version + 1, nextTime, nextControls, new ArrayList<>(byId.values()));
    }
}
