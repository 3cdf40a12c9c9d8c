package dev.attune.profile.learn;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Profile;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds what an exchange teaches about the person. It decides nothing about what is known already. */
public interface Learner {

    /**
     * What the person's own turns teach, in the order they were said.
     *
     * @param profile what is known of the person so far, to understand the exchange by
     */
    CompletionStage<List<Finding>> study(Exchange exchange, Profile profile);
}
