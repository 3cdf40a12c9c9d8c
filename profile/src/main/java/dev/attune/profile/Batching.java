package dev.attune.profile;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where turns are put by that a slower learner will read. */
interface Batching {

    /** For when there is no such learner. */
    Batching NONE = (exchange, profile, queuedAt) -> CompletableFuture.completedStage(null);

    /** Complete when the store has what of the exchange may teach something. Done twice it is the same as once. */
    CompletionStage<Void> keep(Exchange exchange, Profile profile, Instant queuedAt);
}
