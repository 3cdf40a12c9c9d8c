package dev.attune.profile;

import dev.attune.profile.compose.Composer;
import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.learn.EpisodeLearner;
import dev.attune.profile.learn.Learner;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.learn.Reconciler;
import dev.attune.profile.learn.habit.Behaviour;
import dev.attune.profile.learn.habit.style.LanguageObserver;
import dev.attune.profile.learn.habit.style.StyleObserver;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.recall.Recaller;
import dev.attune.profile.store.RedisStore;
import dev.attune.profile.store.StoreSettings;
import dev.attune.profile.text.MiniLm;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The rooms behind the front door, and what they work with.
 *
 * @param workers threads for work that takes longer than an event loop can spare
 */
record Rooms(
        Recaller recaller,
        Meanings meanings,
        Composer composer,
        Learner learner,
        EpisodeLearner episodes,
        EpisodeKeeper episodeKeeper,
        Reconciler reconciler,
        Behaviour behaviour,
        Policies policies,
        RedisStore store,
        InstantSource clock,
        ThreadPoolExecutor workers) {

    /** The switches of a person who never set any. */
    static final Controls DEFAULTS = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    static Rooms open(ProfilesSettings settings) {
        ConfigFiles files = settings.files();
        Recaller recaller = new Recaller(files);
        RedisStore store = RedisStore.open(StoreSettings.of(settings.redisUrl(), DEFAULTS));
        return new Rooms(
                recaller,
                new Meanings(store.vectors(), recaller.usesMeaning() ? Optional.of(MiniLm::load) : Optional.empty()),
                new Composer(files),
                new LocalLearner(files),
                new EpisodeLearner(files),
                new EpisodeKeeper(settings.episodes()),
                new Reconciler(files),
                new Behaviour(List.of(new StyleObserver(files), new LanguageObserver(files))),
                new Policies(files),
                store,
                settings.clock(),
                Workers.start());
    }
}
