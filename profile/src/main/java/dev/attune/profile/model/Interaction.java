package dev.attune.profile.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how somebody likes to be met, at a moment.
 *
 * @param timezone absent when it is not known
 * @param activeHours hours of the week in which they are mostly here, in the time zone or else in UTC
 * @param followUps -1 to 1; 0 when it is not known
 * @param proactive -1, 0 or 1: only what they said
 * @param shown what behaviour shows; absent when that is nothing, or too old
 */
public record Interaction(
        @Nullable String timezone,
        boolean isTimezoneStated,
        List<Integer> activeHours,
        double followUps,
        boolean areFollowUpsStated,
        double proactive,
        @Nullable Rhythm shown) {

    public Interaction {
        activeHours = List.copyOf(activeHours);
    }
}
