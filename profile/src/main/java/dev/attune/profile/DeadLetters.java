package dev.attune.profile;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Page;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** What failed to be learned too often: to be looked at, tried again, or dropped. */
public interface DeadLetters {

    /** Newest first, one partition of the queue after the other. */
    CompletionStage<Page<Letter>> list(Page.Request page);

    /** Puts an exchange back into the queue, as old as it was. Fails as not found when it is gone. */
    CompletionStage<Void> retry(String id);

    /** Removes an exchange for good. Fails as not found when it is gone. */
    CompletionStage<Void> drop(String id);

    /**
     * An exchange that failed too often.
     *
     * @param exchange without turns when it could not be read
     * @param error the class of the last failure; never its message, which may carry a person's text
     * @param attempts how often it was tried
     */
    record Letter(String id, Exchange exchange, String error, int attempts, Instant failedAt) {}
}
