package dev.attune.profile;

import dev.attune.profile.model.Feedback;
import dev.attune.profile.model.Uplift;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What people made of their answers, and what personalization has to do with it. */
public interface Outcomes {

    /**
     * Keeps what a person thought of an answer, in place of what they thought before. Fails as not found for a trace that is unknown, and
     * as a conflict for somebody who is switched off: nothing is kept of them.
     *
     * @param comment absent when they only rated; secrets are taken out of it
     */
    CompletionStage<Feedback> rate(String tenant, String trace, double rating, @Nullable String comment);

    /** Those with personalization against those without, over all people of a tenant. */
    CompletionStage<Uplift> uplift(String tenant);
}
