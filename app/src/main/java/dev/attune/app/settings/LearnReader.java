package dev.attune.app.settings;

import dev.attune.profile.EpisodeSettings;
import dev.attune.profile.LearnerChoice;
import dev.attune.profile.LlmSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads who learns, and what an LLM that learns needs. */
final class LearnReader {

    private LearnReader() {}

    static Settings.Learn read(Values values) throws SettingsFailure {
        LearnerChoice learner = values.of(Keys.LEARNER);
        URI url = values.of(Keys.LLM_URL);
        String apiKey = values.find(Keys.LLM_API_KEY).orElse(null);
        if (learner.asksLlm() && isOpenAi(url) && apiKey == null) {
            throw new SettingsFailure(values.where(Keys.LEARNER) + " is \"" + learner.label()
                    + "\", which needs a key for " + url + ": set " + Keys.LLM_API_KEY.name()
                    + ", or learn.llm.url to an endpoint that wants none");
        }
        return new Settings.Learn(
                learner,
                values.of(Keys.LEARN_WORKERS),
                values.of(Keys.QUEUE_PARTITIONS),
                llm(values, url, apiKey),
                new EpisodeSettings(values.of(Keys.EPISODE_DAYS), values.of(Keys.EPISODES)),
                values.of(Keys.STATEMENTS));
    }

    private static LlmSettings llm(Values values, URI url, @Nullable String apiKey) throws SettingsFailure {
        return new LlmSettings(
                url,
                apiKey,
                values.of(Keys.LLM_MODEL),
                new LlmSettings.Batch(
                        values.of(Keys.LLM_BATCH_TURNS), Duration.ofSeconds(values.of(Keys.LLM_BATCH_SECONDS))),
                new LlmSettings.Budget(
                        values.of(Keys.LLM_PERSON_TOKENS),
                        values.of(Keys.LLM_PROCESS_TOKENS),
                        values.of(Keys.LLM_OVER_BUDGET)),
                Duration.ofSeconds(values.of(Keys.LLM_TIMEOUT_SECONDS)),
                values.of(Keys.LLM_RETRIES));
    }

    private static boolean isOpenAi(URI url) {
        return "api.openai.com".equalsIgnoreCase(url.getHost());
    }
}
