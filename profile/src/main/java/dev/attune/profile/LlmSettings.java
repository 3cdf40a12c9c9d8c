package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the LLM learner is set up.
 *
 * @param url base of any OpenAI-compatible endpoint, such as {@code https://api.openai.com/v1}
 * @param apiKey absent: the endpoint wants none
 * @param retries how often what an answer is useless for is tried before it goes to the dead letters
 */
public record LlmSettings(
        URI url, @Nullable String apiKey, String model, Batch batch, Budget budget, Duration timeout, int retries) {

    public LlmSettings {
        InvalidInput.text("learn.llm.model", model, 200);
        if (timeout.toMillis() < 1) {
            throw new InvalidInput("learn.llm.timeout-seconds", "must be at least 1");
        }
        if (retries < 1) {
            throw new InvalidInput("learn.llm.retries", "must be at least 1");
        }
    }

    /** The usual settings on this endpoint. */
    public static LlmSettings of(URI url, @Nullable String apiKey, String model) {
        return new LlmSettings(url, apiKey, model, Batch.USUAL, Budget.USUAL, Duration.ofSeconds(60), 4);
    }

    // A record prints its parts; one of these is a secret.
    @Override
    public String toString() {
        return "LLM " + model + " at " + url;
    }

    /**
     * When a person's turns are sent: once there are so many, or once the first has waited so long.
     *
     * @param turns that may teach something, 1 to 200
     */
    public record Batch(int turns, Duration age) {

        public static final Batch USUAL = new Batch(20, Duration.ofHours(1));

        public Batch {
            if (turns < 1 || turns > 200) {
                throw new InvalidInput("learn.llm.batch-turns", "must be from 1 to 200");
            }
            if (age.toMillis() < 1) {
                throw new InvalidInput("learn.llm.batch-seconds", "must be at least 1");
            }
        }
    }

    /**
     * Tokens of a day (UTC), of prompts and answers together.
     *
     * @param eachPerson shared by all processes on one store
     * @param eachProcess of this process since it began or since the day did
     */
    public record Budget(long eachPerson, long eachProcess, OverBudget over) {

        public static final Budget USUAL = new Budget(50_000, 2_000_000, OverBudget.LOCAL);

        public Budget {
            if (eachPerson < 1) {
                throw new InvalidInput("learn.llm.person-tokens", "must be at least 1");
            }
            if (eachProcess < 1) {
                throw new InvalidInput("learn.llm.process-tokens", "must be at least 1");
            }
        }
    }
}
