package dev.attune.profile.traits;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that speaks for items or against them: an interest, or what somebody stated.
 *
 * @param name what it is about, as a reason says it
 * @param topic of which it is; its name where it is of none
 * @param sample the text whose meaning it has
 * @param stems of what it is about
 * @param strength 0 to 1, below 0 for a dislike
 */
record Preference(
        String name,
        String topic,
        String sample,
        Set<String> stems,
        double strength,
        boolean isStated,
        @Nullable Direction meaning) {}
