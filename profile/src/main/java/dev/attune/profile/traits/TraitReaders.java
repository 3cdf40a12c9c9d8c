package dev.attune.profile.traits;

import dev.attune.profile.ConfigFiles;

/** All that reads traits, from one reading of the configuration. */
public record TraitReaders(
        Topics topics,
        TasteSettings settings,
        RhythmSettings rhythm,
        TasteReader tastes,
        DepthReader depths,
        RhythmReader manners) {

    /** Reads {@code topics.yaml}, {@code interests.yaml} and {@code rhythm.yaml}; an {@link IllegalArgumentException} says what is wrong in them. */
    public static TraitReaders read(ConfigFiles files) {
        Topics topics = new Topics(files);
        TasteSettings settings = TasteSettings.read(files);
        RhythmSettings rhythm = RhythmSettings.read(files);
        return new TraitReaders(
                topics,
                settings,
                rhythm,
                new TasteReader(topics, settings),
                new DepthReader(topics, settings),
                new RhythmReader(rhythm));
    }
}
