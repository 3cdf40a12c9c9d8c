package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * How the front door is set up.
 *
 * @param redisUrl where the store is: {@code redis://}, {@code rediss://} or {@code redis-sentinel://}
 * @param files the operator's templates, vocabularies and policies
 * @param deadline most time that {@link Profiles#prepare} may take
 * @param workers exchanges that this process learns from at the same time; 0 leaves learning to other processes
 * @param episodes how long what people tell is kept verbatim, and how much of it
 * @param clock tells what time it is
 */
public record ProfilesSettings(
        String redisUrl,
        ConfigFiles files,
        LearnerChoice learner,
        Duration deadline,
        int workers,
        EpisodeSettings episodes,
        InstantSource clock) {

    /** Times of milliseconds: what is finer tells nobody anything, and costs bytes in every memory. */
    public static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final Duration USUAL_DEADLINE = Duration.ofMillis(50);
    private static final int USUAL_WORKERS = 2;

    public ProfilesSettings {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new InvalidInput("deadline-ms", "must be at least 1");
        }
        if (workers < 0) {
            throw new InvalidInput("learn.workers", "must be at least 0");
        }
    }

    /** The same with the usual episodes. */
    public ProfilesSettings(
            String redisUrl,
            ConfigFiles files,
            LearnerChoice learner,
            Duration deadline,
            int workers,
            InstantSource clock) {
        this(redisUrl, files, learner, deadline, workers, EpisodeSettings.USUAL, clock);
    }

    /** The usual settings on this store. */
    public static ProfilesSettings of(String redisUrl, ConfigFiles files) {
        return new ProfilesSettings(
                redisUrl, files, LearnerChoice.LOCAL, USUAL_DEADLINE, USUAL_WORKERS, EpisodeSettings.USUAL, CLOCK);
    }
}
