package dev.attune.profile.store;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Fold;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Folds a history up to a moment, around the episodes that are in no history until somebody changes them by hand. */
final class Past {

    private final Instant moment;
    private final Map<String, Memory> episodes = new LinkedHashMap<>();
    private final Set<String> changedSince = new HashSet<>();
    private final Fold fold;

    Past(Profile start, Instant moment, List<Memory> episodes) {
        this.fold = new Fold(start);
        this.moment = moment;
        episodes.forEach(episode -> this.episodes.put(episode.id(), episode));
    }

    /** False when no further commit can matter. */
    boolean add(List<Adaptation> commit) {
        if (!commit.get(0).at().isAfter(moment)) {
            fold.add(commit, version(commit));
            return true;
        }
        commit.forEach(adaptation -> adaptation.changes().forEach(this::takeBack));
        return !episodes.isEmpty();
    }

    Profile profile() {
        Profile profile = fold.profile();
        List<Change> missing = new ArrayList<>();
        episodes.values().stream()
                .filter(episode -> changedSince.contains(episode.id())
                        || profile.memory(episode.id()).isEmpty())
                .forEach(episode -> missing.add(Change.of(episode)));
        return profile.with(missing).at(moment);
    }

    /** The first change since the moment has what stood then. */
    private void takeBack(Change change) {
        if (change.before() instanceof Memory then && episodes.containsKey(then.id()) && changedSince.add(then.id())) {
            episodes.put(then.id(), then);
        }
    }

    private static long version(List<Adaptation> commit) {
        String id = commit.get(0).id();
        return Long.parseLong(id, 0, id.indexOf('-'), 10);
    }
}
