package dev.attune.profile.store;

import dev.attune.profile.learn.Saying;
import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be committed to a profile.
 *
 * @param base the profile that the changes were decided on
 * @param adaptations in their order; the id of each must be {@link #idOf} of the base and its place
 * @param turns ids of the turns that this teaches, to be remembered as learned; empty for a change by hand
 * @param said what the adaptations were made from
 * @param ledger how long the ledger was that they were decided on; a longer one is a conflict. Of no account when nothing was said
 * @param episodes changes of episodes, which leave no trace in the history
 * @param habits what was counted of the person's behaviour, as it is from now on; absent where nothing was counted
 * @param queuedAt when what this rests on was queued; what was queued before an erasure is refused. Absent for a change by hand
 */
public record Draft(
        Profile base,
        List<Adaptation> adaptations,
        Set<String> turns,
        List<Saying> said,
        long ledger,
        List<Change> episodes,
        @Nullable Tallies habits,
        @Nullable Instant queuedAt) {

    public Draft {
        adaptations = List.copyOf(adaptations);
        turns = Set.copyOf(turns);
        said = List.copyOf(said);
        episodes = List.copyOf(episodes);
        for (int place = 0; place < adaptations.size(); place++) {
            String id = adaptations.get(place).id();
            if (!id.equals(idOf(base, place))) {
                throw new IllegalArgumentException(
                        "adaptation " + place + " must be " + idOf(base, place) + ", is " + id);
            }
        }
    }

    /** Whether personalization is on before it and off after it. What conversations were told goes with that. */
    public boolean switchesOff() {
        return !adaptations.isEmpty()
                && base.controls().isOn()
                && !base.after(adaptations).controls().isOn();
    }

    /** A change by hand. */
    public static Draft byHand(Profile base, List<Adaptation> adaptations) {
        return new Draft(base, adaptations, Set.of(), List.of(), 0, List.of(), null, null);
    }

    /** What the turns of an exchange taught; without adaptations they are only remembered as learned. */
    public static Draft learned(
            Profile base, List<Adaptation> adaptations, Collection<String> turns, Instant queuedAt) {
        return new Draft(base, adaptations, Set.copyOf(turns), List.of(), 0, List.of(), null, queuedAt);
    }

    /** The same, to be refused when the person was erased since then. */
    public Draft since(Instant asked) {
        return new Draft(base, adaptations, turns, said, ledger, episodes, habits, asked);
    }

    /** The same with these adaptations. */
    public Draft making(List<Adaptation> next) {
        return new Draft(base, next, turns, said, ledger, episodes, habits, queuedAt);
    }

    /** The same with what it was made from, and how long the ledger of that was. */
    public Draft from(List<Saying> sayings, long size) {
        return new Draft(base, adaptations, turns, sayings, size, episodes, habits, queuedAt);
    }

    /** The same with changes of episodes. */
    public Draft with(List<Change> changes) {
        return new Draft(base, adaptations, turns, said, ledger, changes, habits, queuedAt);
    }

    /** The same with what was counted of behaviour. */
    public Draft counting(Tallies next) {
        return new Draft(base, adaptations, turns, said, ledger, episodes, next, queuedAt);
    }

    /** The id of the adaptation at this place of the next commit on this base. */
    public static String idOf(Profile base, int place) {
        return (base.version() + 1) + "-" + place;
    }
}
