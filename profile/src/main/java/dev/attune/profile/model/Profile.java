package dev.attune.profile.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a person at one moment.
 *
 * @param version counts the commits that led here; 0 for a person of whom nothing is known
 * @param memories in every status, oldest first
 * @param traits what behaviour shows, in the order of their keys
 */
public record Profile(
        Person person, long version, Instant updatedAt, Controls controls, List<Memory> memories, List<Trait> traits) {

    public Profile {
        memories = List.copyOf(memories);
        traits = traits.stream().sorted(Comparator.comparing(Trait::key)).toList();
    }

    /** Of somebody whose behaviour has shown nothing. */
    public Profile(Person person, long version, Instant updatedAt, Controls controls, List<Memory> memories) {
        this(person, version, updatedAt, controls, memories, List.of());
    }

    /** A person of whom nothing is known yet. */
    public static Profile empty(Person person, Controls defaults) {
        return new Profile(person, 0, Instant.EPOCH, defaults, List.of());
    }

    public Optional<Memory> memory(String id) {
        return memories.stream().filter(memory -> memory.id().equals(id)).findFirst();
    }

    /** The state with this key. */
    public Optional<State> state(String key) {
        if (key.equals(Controls.KEY)) {
            return Optional.of(controls);
        }
        Stream<State> parts = Stream.concat(memories.stream(), traits.stream());
        return parts.filter(part -> part.key().equals(key)).findFirst();
    }

    /** The traits of one kind, in the order of their keys. */
    public <T extends Trait> List<T> traits(Class<T> kind) {
        return traits.stream().filter(kind::isInstance).map(kind::cast).toList();
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
        return new Profile(person, version, updatedAt, controls, kept, traits);
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
        return traits.isEmpty() && memories.stream().noneMatch(memory -> memory.status() == Status.ACTIVE);
    }

    public Profile withVersion(long next) {
        return new Profile(person, next, updatedAt, controls, memories, traits);
    }

    /** The same version with some of its memories changed. */
    public Profile with(Collection<Change> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Fold fold = new Fold(this);
        changes.forEach(fold::add);
        return fold.profile();
    }

    /** The profile after these adaptations, in their order, as its next version. */
    public Profile after(Collection<Adaptation> adaptations) {
        Fold fold = new Fold(this);
        fold.add(adaptations, version + 1);
        return fold.profile();
    }
}
