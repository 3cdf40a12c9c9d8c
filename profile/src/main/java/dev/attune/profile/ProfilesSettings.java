package dev.attune.profile;

import dev.attune.profile.model.Holdout;
import dev.attune.profile.model.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How the front door is set up.
 *
 * @param redisUrl where the store is: {@code redis://}, {@code rediss://} or {@code redis-sentinel://}
 * @param files the operator's templates, vocabularies and policies
 * @param deadline most time that {@link Profiles#prepare} may take
 * @param workers exchanges that this process learns from at the same time; 0 leaves learning to other processes
 * @param llm the LLM learner; must be there where it learns, and does not matter where it does not
 * @param episodes how long what people tell is kept verbatim, and how much of it
 * @param holdout who goes without personalization, so that what it does can be measured
 * @param history most adaptations of a person that are kept one by one; what the oldest came to stays
 * @param clock tells what time it is
 */
public record ProfilesSettings(
        String redisUrl,
        ConfigFiles files,
        LearnerChoice learner,
        Duration deadline,
        int workers,
        @Nullable LlmSettings llm,
        EpisodeSettings episodes,
        Holdout holdout,
        int history,
        InstantSource clock) {

    /** Times of milliseconds: what is finer tells nobody anything, and costs bytes in every memory. */
    public static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final Duration USUAL_DEADLINE = Duration.ofMillis(50);
    private static final int USUAL_WORKERS = 2;
    private static final int USUAL_HISTORY = 10_000;

    public ProfilesSettings {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new InvalidInput("deadline-ms", "must be at least 1");
        }
        if (workers < 0) {
            throw new InvalidInput("learn.workers", "must be at least 0");
        }
        if (history < 1) {
            throw new InvalidInput("keep.history", "must be at least 1");
        }
        if (learner.asksLlm() && llm == null) {
            throw new InvalidInput("learn.llm", "must be set for learner " + learner.label());
        }
    }

    /** The same with everybody personalized. */
    public ProfilesSettings(
            String redisUrl,
            ConfigFiles files,
            LearnerChoice learner,
            Duration deadline,
            int workers,
            @Nullable LlmSettings llm,
            EpisodeSettings episodes,
            InstantSource clock) {
        this(redisUrl, files, learner, deadline, workers, llm, episodes, Holdout.NONE, clock);
    }

    /** The same with the usual history. */
    public ProfilesSettings(
            String redisUrl,
            ConfigFiles files,
            LearnerChoice learner,
            Duration deadline,
            int workers,
            @Nullable LlmSettings llm,
            EpisodeSettings episodes,
            Holdout holdout,
            InstantSource clock) {
        this(redisUrl, files, learner, deadline, workers, llm, episodes, holdout, USUAL_HISTORY, clock);
    }

    /** The same with the usual episodes. */
    public ProfilesSettings(
            String redisUrl,
            ConfigFiles files,
            LearnerChoice learner,
            Duration deadline,
            int workers,
            @Nullable LlmSettings llm,
            InstantSource clock) {
        this(redisUrl, files, learner, deadline, workers, llm, EpisodeSettings.USUAL, clock);
    }

    /** The usual settings on this store. */
    public static ProfilesSettings of(String redisUrl, ConfigFiles files) {
        return new ProfilesSettings(
                redisUrl,
                files,
                LearnerChoice.LOCAL,
                USUAL_DEADLINE,
                USUAL_WORKERS,
                null,
                EpisodeSettings.USUAL,
                CLOCK);
    }

    public ProfilesSettings with(LearnerChoice next, LlmSettings nextLlm) {
        return new ProfilesSettings(
                redisUrl, files, next, deadline, workers, nextLlm, episodes, holdout, history, clock);
    }

    public ProfilesSettings with(Holdout next) {
        return new ProfilesSettings(redisUrl, files, learner, deadline, workers, llm, episodes, next, history, clock);
    }
}
