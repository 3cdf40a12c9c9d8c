package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event in a profile's history. The history is the truth and the profile its fold: replaying every adaptation up to a moment
 * gives the profile of that moment, and reversing one undoes it.
 *
 * @param id unique within the person, in the order of the history
 * @param at when the profile changed
 * @param facet absent for what concerns no facet, such as the main switch
 * @param changes the parts that were replaced together; for a memory that took another's place, the old one first
 * @param by who changed it
 * @param why in words for the person
 * @param undoes id of the adaptation that this one took back
 */
public record Adaptation(
        String id,
        Instant at,
        What what,
        @Nullable Facet facet,
        @JsonIgnore List<Change> changes,
        List<Evidence> evidence,
        Author by,
        String why,
        @Nullable String undoes) {

    public Adaptation {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("an adaptation that changes nothing");
        }
        changes = List.copyOf(changes);
        evidence = List.copyOf(evidence);
    }

    /** What stood before: the first part that was there. */
    @JsonProperty
    public @Nullable State before() {
        for (Change change : changes) {
            if (change.before() != null) {
                return change.before();
            }
        }
        return null;
    }

    /** What stands now: the last part that is there. */
    @JsonProperty
    public @Nullable State after() {
        State last = null;
        for (Change change : changes) {
            last = change.after() == null ? last : change.after();
        }
        return last;
    }
}
