package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * The language that a person writes, or wants to be answered in.
 *
 * @param language as a language tag, such as {@code de}
 * @param confidence how sure it is, 0 to 1
 * @param evidence how many messages it rests on
 */
public record SpokenLanguage(String language, double confidence, int evidence, Instant at) implements Trait {

    public static final String KEY = "style:language";

    private static final int MOST_CHARACTERS = 35;

    public SpokenLanguage {
        InvalidInput.text("language", language, MOST_CHARACTERS);
        InvalidInput.share("confidence", confidence);
    }

    @Override
    @JsonIgnore
    public String key() {
        return KEY;
    }

    @Override
    @JsonIgnore
    public Facet facet() {
        return Facet.STYLE;
    }
}
