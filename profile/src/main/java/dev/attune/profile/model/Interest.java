package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A subject that a person comes back to.
 *
 * @param topic its name, such as {@code gardening}
 * @param weight how much it has occupied them, above 0 where they like it and below where they do not; it halves with time
 * @param evidence how many messages it rests on
 * @param conversations in how many conversations they came, up to a bound
 */
public record Interest(String topic, double weight, int evidence, int conversations, Instant at) implements Trait {

    public static final int MOST_CHARACTERS = 100;

    private static final String KEY_PREFIX = "interest:";

    public Interest {
        InvalidInput.text("topic", topic, MOST_CHARACTERS);
    }

    public static String keyOf(String topic) {
        return KEY_PREFIX + topic;
    }

    @Override
    @JsonIgnore
    public String key() {
        return keyOf(topic);
    }

    @Override
    @JsonIgnore
    public Facet facet() {
        return Facet.RECOMMENDATION;
    }
}
