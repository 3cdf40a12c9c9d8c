package dev.attune.profile.store;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes back what happened to a profile, newest first, until a moment. What had been removed and comes back would have to stand where it
 * stood among the others, which only the whole history tells: then the way back is lost.
 */
final class Rewind {

    private final Profile now;
    private final Instant moment;
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private final Map<String, Trait> traits = new LinkedHashMap<>();
    private final List<Adaptation> commit = new ArrayList<>();
    private Controls controls;
    private long version;
    private Instant updatedAt = Instant.EPOCH;
    private boolean there;
    private boolean lost;

    /** @param episodes those known by that moment, in place of those of the profile, which are in no history */
    Rewind(Profile now, Instant moment, List<Memory> episodes) {
        this.now = now;
        this.moment = moment;
        this.controls = now.controls();
        Stream.concat(now.memories().stream().filter(Memory::isLasting), episodes.stream())
                .forEach(memory -> memories.put(memory.key(), memory));
        now.traits().forEach(trait -> traits.put(trait.key(), trait));
    }

    /** False when nothing older is wanted. Adaptations come newest first; those of one commit are taken back together. */
    boolean takeBack(Adaptation adaptation) {
        if (!commit.isEmpty() && version(adaptation) != version(commit.get(0))) {
            settle();
        }
        commit.add(adaptation);
        return !there && !lost;
    }

    boolean isLost() {
        settle();
        return lost;
    }

    /** Whether the commit that the moment stands on was found. */
    boolean isThere() {
        settle();
        return there;
    }

    /** Says that everything was taken back, down to this version. */
    void arrive(long first, Instant at) {
        version = first;
        updatedAt = at;
    }

    Profile profile() {
        return new Profile(
                        now.person(),
                        version,
                        updatedAt,
                        controls,
                        List.copyOf(memories.values()),
                        List.copyOf(traits.values()))
                .at(moment);
    }

    /** A commit counts by the time of its first adaptation, as it does on the way forward. */
    private void settle() {
        if (there || lost || commit.isEmpty()) {
            return;
        }
        Adaptation first = commit.get(commit.size() - 1);
        if (!first.at().isAfter(moment)) {
            there = true;
            arrive(version(first), commit.get(0).at());
            return;
        }
        for (Adaptation adaptation : commit) {
            List<Change> changes = adaptation.changes();
            for (int place = changes.size() - 1; place >= 0; place--) {
                takeBack(changes.get(place));
            }
        }
        commit.clear();
    }

    private void takeBack(Change change) {
        State before = change.before();
        if (before instanceof Memory memory) {
            if (memories.replace(memory.key(), memory) == null) {
                // Episodes that are not wanted are not missed.
                lost |= memory.isLasting();
            }
        } else if (before instanceof Trait trait) {
            traits.put(trait.key(), trait);
        } else if (before instanceof Controls chosen) {
            controls = chosen;
        } else if (change.after() instanceof Controls) {
            lost = true;
        } else {
            memories.remove(change.key());
            traits.remove(change.key());
        }
    }

    private static long version(Adaptation adaptation) {
        return Long.parseLong(adaptation.id(), 0, adaptation.id().indexOf('-'), 10);
    }
}
