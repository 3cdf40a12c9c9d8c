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
 * @param redisUrl where the store is: {@code redis://}, {@code rediss://}, {@code redis-sentinel://} or {@code redis-cluster://}
 * @param files the operator's templates, vocabularies and policies
 * @param deadline most time that {@link Profiles#prepare} may take
 * @param workers exchanges that this process learns from at the same time; 0 leaves learning to other processes
 * @param partitions streams that the learning queue is spread over; the same for all processes on one store
 * @param llm the LLM learner; must be there where it learns, and does not matter where it does not
 * @param episodes how long what people tell is kept verbatim, and how much of it
 * @param keep how much else is kept of each person
 * @param holdout who goes without personalization, so that what it does can be measured
 * @param keysGrace for so long keys stay good that were when they were last looked up, while the store is away
 * @param clock tells what time it is
 */
public record ProfilesSettings(
        String redisUrl,
        ConfigFiles files,
        LearnerChoice learner,
        Duration deadline,
        int workers,
        int partitions,
        @Nullable LlmSettings llm,
        EpisodeSettings episodes,
        KeepSettings keep,
        Holdout holdout,
        Duration keysGrace,
        InstantSource clock) {

    /** Times of milliseconds: what is finer tells nobody anything, and costs bytes in every memory. */
    public static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final Duration USUAL_DEADLINE = Duration.ofMillis(50);
    private static final Duration USUAL_GRACE = Duration.ofHours(1);
    private static final int USUAL_WORKERS = 2;

    public ProfilesSettings {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new InvalidInput("deadline-ms", "must be at least 1");
        }
        if (workers < 0) {
            throw new InvalidInput("learn.workers", "must be at least 0");
        }
        if (partitions < 1) {
            throw new InvalidInput("learn.queue-partitions", "must be at least 1");
        }
        if (keysGrace.isNegative()) {
            throw new InvalidInput("keys.away-seconds", "must be at least 0");
        }
        if (learner.asksLlm() && llm == null) {
            throw new InvalidInput("learn.llm", "must be set for learner " + learner.label());
        }
    }

    /** With the usual grace for keys. */
    public ProfilesSettings(
            String redisUrl,
            ConfigFiles files,
            LearnerChoice learner,
            Duration deadline,
            int workers,
            int partitions,
            @Nullable LlmSettings llm,
            EpisodeSettings episodes,
            KeepSettings keep,
            Holdout holdout,
            InstantSource clock) {
        this(redisUrl, files, learner, deadline, workers, partitions, llm, episodes, keep, holdout, USUAL_GRACE, clock);
    }

    /** With everybody personalized, one queue, and as much kept as usual beside the episodes. */
    public ProfilesSettings(
            String redisUrl,
            ConfigFiles files,
            LearnerChoice learner,
            Duration deadline,
            int workers,
            @Nullable LlmSettings llm,
            EpisodeSettings episodes,
            InstantSource clock) {
        this(redisUrl, files, learner, deadline, workers, 1, llm, episodes, KeepSettings.USUAL, Holdout.NONE, clock);
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
        return new ProfilesSettings(redisUrl, files, LearnerChoice.LOCAL, USUAL_DEADLINE, USUAL_WORKERS, null, CLOCK);
    }

    public ProfilesSettings with(LearnerChoice next, LlmSettings nextLlm) {
        return new ProfilesSettings(
                redisUrl,
                files,
                next,
                deadline,
                workers,
                partitions,
                nextLlm,
                episodes,
                keep,
                holdout,
                keysGrace,
                clock);
    }

    public ProfilesSettings with(Holdout next) {
        return new ProfilesSettings(
                redisUrl, files, learner, deadline, workers, partitions, llm, episodes, keep, next, keysGrace, clock);
    }

    public ProfilesSettings withKeysGrace(Duration next) {
        return new ProfilesSettings(
                redisUrl, files, learner, deadline, workers, partitions, llm, episodes, keep, holdout, next, clock);
    }
}
