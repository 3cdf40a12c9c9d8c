package dev.attune.profile;

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
 * @param statements most statements of a person that are kept as they were understood, so that turns which come late are put in at
 *     their time; 100 or more. What is let go when there are more stays as the memories that were made of it
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
        int statements,
        InstantSource clock) {

    public static final int USUAL_STATEMENTS = 5_000;

    /** Times of milliseconds: what is finer tells nobody anything, and costs bytes in every memory. */
    public static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final Duration USUAL_DEADLINE = Duration.ofMillis(50);
    private static final int USUAL_WORKERS = 2;
    private static final int FEWEST_STATEMENTS = 100;

    public ProfilesSettings {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new InvalidInput("deadline-ms", "must be at least 1");
        }
        if (workers < 0) {
            throw new InvalidInput("learn.workers", "must be at least 0");
        }
        if (statements < FEWEST_STATEMENTS) {
            throw new InvalidInput("learn.statements", "must be at least " + FEWEST_STATEMENTS);
        }
        if (learner.asksLlm() && llm == null) {
            throw new InvalidInput("learn.llm", "must be set for learner " + learner.label());
        }
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

    /** The same with as many statements as usual. */
    public ProfilesSettings(
            String redisUrl,
            ConfigFiles files,
            LearnerChoice learner,
            Duration deadline,
            int workers,
            @Nullable LlmSettings llm,
            EpisodeSettings episodes,
            InstantSource clock) {
        this(redisUrl, files, learner, deadline, workers, llm, episodes, USUAL_STATEMENTS, clock);
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
        return new ProfilesSettings(redisUrl, files, next, deadline, workers, nextLlm, episodes, statements, clock);
    }
}
