package dev.attune.profile.learn.habit;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trait;
import dev.attune.profile.model.What;
import java.util.List;

/**
 * A trait that follows from the tallies and is not in the profile that way.
 *
 * @param change of a {@link dev.attune.profile.model.Trait}
 * @param evidence quotes that show it best; empty where there is nothing to quote
 * @param why in words for the person
 */
public record Shift(What what, Change change, List<Evidence> evidence, String why) {

    public Shift {
        evidence = List.copyOf(evidence);
    }

    /** The facet of the trait. */
    public Facet facet() {
        State state = change.after() == null ? change.before() : change.after();
        if (state instanceof Trait trait) {
            return trait.facet();
        }
        throw new IllegalStateException("no trait: " + change.key());
    }
}
