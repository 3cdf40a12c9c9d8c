package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person thought of one answer.
 *
 * @param rating from -1, bad, to 1, good
 * @param comment in their words, without secrets; absent when they said nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feedback(double rating, @Nullable String comment, Instant at) {

    public static final int MOST_COMMENT_CHARACTERS = 2_000;

    public Feedback {
        if (!(rating >= -1 && rating <= 1)) {
            throw new InvalidInput("rating", "must be a number between -1 and 1");
        }
        if (comment != null && comment.length() > MOST_COMMENT_CHARACTERS) {
            throw new InvalidInput("comment", "must have at most " + MOST_COMMENT_CHARACTERS + " characters");
        }
    }
}
