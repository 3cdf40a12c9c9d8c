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

    /** The usual settings on this store: everybody is personalized, and no LLM learns. */
    public static ProfilesSettings of(String redisUrl, ConfigFiles files) {
        return new ProfilesSettings(
                redisUrl,
                files,
                LearnerChoice.LOCAL,
                USUAL_DEADLINE,
                USUAL_WORKERS,
                1,
                null,
                EpisodeSettings.USUAL,
                KeepSettings.USUAL,
                Holdout.NONE,
                USUAL_GRACE,
                CLOCK);
    }

    /** A process that leaves learning to others. */
    public ProfilesSettings withoutLearning() {
        return with(LearnerChoice.OFF, null).withWorkers(0);
    }

    public ProfilesSettings with(LearnerChoice next, @Nullable LlmSettings nextLlm) {
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

    public ProfilesSettings withRedisUrl(String next) {
        return new ProfilesSettings(
                next, files, learner, deadline, workers, partitions, llm, episodes, keep, holdout, keysGrace, clock);
    }

    public ProfilesSettings withDeadline(Duration next) {
        return new ProfilesSettings(
                redisUrl, files, learner, next, workers, partitions, llm, episodes, keep, holdout, keysGrace, clock);
    }

    public ProfilesSettings withWorkers(int next) {
        return new ProfilesSettings(
                redisUrl, files, learner, deadline, next, partitions, llm, episodes, keep, holdout, keysGrace, clock);
    }

    public ProfilesSettings withPartitions(int next) {
        return new ProfilesSettings(
                redisUrl, files, learner, deadline, workers, next, llm, episodes, keep, holdout, keysGrace, clock);
    }

    public ProfilesSettings with(EpisodeSettings next) {
        return new ProfilesSettings(
                redisUrl, files, learner, deadline, workers, partitions, llm, next, keep, holdout, keysGrace, clock);
    }

    public ProfilesSettings with(KeepSettings next) {
        return new ProfilesSettings(
                redisUrl,
                files,
                learner,
                deadline,
                workers,
                partitions,
                llm,
                episodes,
                next,
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

    public ProfilesSettings with(InstantSource next) {
        return new ProfilesSettings(
                redisUrl, files, learner, deadline, workers, partitions, llm, episodes, keep, holdout, keysGrace, next);
    }
}
