package dev.attune.profile;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Console sessions that were ended before their time, so that every console knows, also after a restart. */
public interface SignOuts {

    /** Remembers that a session has ended, until it would have ended by itself. */
    CompletionStage<Void> end(String session, Instant until);

    CompletionStage<Boolean> ended(String session);
}
