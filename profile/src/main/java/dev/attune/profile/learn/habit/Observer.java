package dev.attune.profile.learn.habit;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.util.List;

/**
 * Counts one thing of how somebody behaves, and says what follows. Stateless and safe for use by many threads; runs in the workers.
 * The same exchanges counted in any order must give the same tally, so that it does not matter which worker is first.
 */
public interface Observer {

    /** Names its tally: lower-case letters and dashes. */
    String name();

    /** The facet whose learn switch it obeys: while it is off, nothing is counted and nothing follows. */
    Facet facet();

    /**
     * The tally after an exchange. It must stay small however much is counted: some hundred characters.
     *
     * @param tally as it was, empty at first
     */
    String observe(Observation observation, String tally);

    /**
     * What follows at this moment and is not in the profile yet. It must be sparing: each shift is an entry in the person's history,
     * so that a trait shifts when what is told of it would change, or when it would otherwise fade although it is still borne out.
     */
    List<Shift> settle(Tallies tallies, Profile profile, Instant now);

    /** The same right after an exchange, for those who quote it in what follows. */
    default List<Shift> settle(Observation observation, Tallies tallies, Profile profile, Instant now) {
        return settle(tallies, profile, now);
    }
}
