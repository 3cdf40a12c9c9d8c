package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how a person likes to be met.
 *
 * @param timezone its name or offset, such as {@code Europe/Berlin} or {@code +02:00}; absent when it is not known
 * @param isTimezoneStated they said so, rather than that their hours show it
 * @param activeHours hours of the week in which they are mostly here, 0 for Monday's first hour to 167, in {@code timezone} or else in UTC
 * @param gapHours the usual hours between two visits; absent while there are too few
 * @param sessionTurns how many messages a visit usually has; absent while there are too few
 * @param followUps -1 for somebody who does not want to be asked back, to 1 for somebody who does
 * @param proactive -1 for somebody who does not want to be approached, to 1 for somebody who does
 * @param evidence how many messages it rests on
 */
public record Rhythm(
        @Nullable String timezone,
        boolean isTimezoneStated,
        List<Integer> activeHours,
        @Nullable Double gapHours,
        @Nullable Double sessionTurns,
        double followUps,
        double proactive,
        int evidence,
        Instant at)
        implements Trait {

    public static final String KEY = "rhythm";

    public Rhythm {
        activeHours = List.copyOf(activeHours);
    }

    @Override
    @JsonIgnore
    public String key() {
        return KEY;
    }

    @Override
    @JsonIgnore
    public Facet facet() {
        return Facet.INTERACTION;
    }
}
