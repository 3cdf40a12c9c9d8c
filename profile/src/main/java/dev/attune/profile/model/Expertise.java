package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * How well a person knows a field.
 *
 * @param domain its name, such as {@code programming}
 * @param level 0 for a beginner to 1 for an expert
 * @param confidence how sure it is, 0 to 1
 * @param evidence how many messages it rests on
 */
public record Expertise(String domain, double level, double confidence, int evidence, Instant at) implements Trait {

    private static final String KEY_PREFIX = "expertise:";

    public Expertise {
        InvalidInput.text("domain", domain, Interest.MOST_CHARACTERS);
        InvalidInput.share("level", level);
        InvalidInput.share("confidence", confidence);
    }

    public static String keyOf(String domain) {
        return KEY_PREFIX + domain;
    }

    @Override
    @JsonIgnore
    public String key() {
        return keyOf(domain);
    }

    @Override
    @JsonIgnore
    public Facet facet() {
        return Facet.CONTENT;
    }
}
