package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;
import java.time.Duration;

/**
 * How episodes are kept.
 *
 * @param days how long each is kept from when Attune heard it; 0 keeps none
 * @param most most episodes of a person, 1 or more; those that were said first go first
 */
public record EpisodeSettings(int days, int most) {

    public static final EpisodeSettings USUAL = new EpisodeSettings(90, 1_000);

    public EpisodeSettings {
        if (days < 0) {
            throw new InvalidInput("learn.episode-days", "must be at least 0");
        }
        if (most < 1) {
            throw new InvalidInput("learn.episodes", "must be at least 1");
        }
    }

    public boolean areKept() {
        return days > 0;
    }

    public Duration kept() {
        return Duration.ofDays(days);
    }
}
