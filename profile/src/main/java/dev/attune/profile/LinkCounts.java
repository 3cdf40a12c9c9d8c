package dev.attune.profile;

import dev.attune.profile.model.Person;
import java.util.concurrent.CompletionStage;

/**
 * For each person a number that the links to their own page carry. A link with another number than the present one opens nothing.
 * Erasing somebody ends their links too.
 */
public interface LinkCounts {

    /** The present number, for checking a link; -1 where there is no link. */
    CompletionStage<Long> now(Person person);

    /** The present number, for a new link: it is kept for at least as long as a link may live. */
    CompletionStage<Long> keep(Person person);

    /** Ends all links at once: the next one has another number. */
    CompletionStage<Void> end(Person person);
}
