package dev.attune.profile;

import dev.attune.profile.compose.Composer;
import dev.attune.profile.learn.Corrections;
import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.learn.EpisodeLearner;
import dev.attune.profile.learn.Learner;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.learn.Reconciler;
import dev.attune.profile.learn.habit.Behaviour;
import dev.attune.profile.learn.habit.ExpertiseObserver;
import dev.attune.profile.learn.habit.InterestObserver;
import dev.attune.profile.learn.habit.Observer;
import dev.attune.profile.learn.habit.RhythmObserver;
import dev.attune.profile.learn.habit.style.LanguageObserver;
import dev.attune.profile.learn.habit.style.StyleObserver;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.policy.TenantDefaults;
import dev.attune.profile.recall.Recaller;
import dev.attune.profile.store.RedisStore;
import dev.attune.profile.store.StoreSettings;
import dev.attune.profile.text.MiniLm;
import dev.attune.profile.text.Rarity;
import dev.attune.profile.text.Stems;
import dev.attune.profile.traits.Ranker;
import dev.attune.profile.traits.TraitReaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;

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
        Corrections corrections,
        Reconciler reconciler,
        Behaviour behaviour,
        TraitReaders traits,
        Ranker ranker,
        Policies policies,
        RedisStore store,
        KeepSettings keep,
        InstantSource clock,
        ThreadPoolExecutor workers) {

    /** The switches of a person who never set any. */
    static final Controls DEFAULTS = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    static Rooms open(ProfilesSettings settings) {
        ConfigFiles files = settings.files();
        Recaller recaller = new Recaller(files);
        StoreSettings.Keep keep = StoreSettings.Keep.USUAL.withEach(
                settings.keep().statements(), settings.keep().history());
        Policies policies = new Policies(files);
        TraitReaders traits = TraitReaders.read(files);
        traits.topics().refuseSensitive(text -> policies.sensitiveClass(text).isPresent());
        RedisStore store = RedisStore.open(StoreSettings.of(settings.redisUrl(), TenantDefaults.read(files))
                .withKeep(keep)
                .withQueue(StoreSettings.Queue.USUAL.withPartitions(settings.partitions())));
        return new Rooms(
                recaller,
                new Meanings(store.vectors(), recaller.usesMeaning() ? Optional.of(MiniLm::load) : Optional.empty()),
                new Composer(files, traits),
                new LocalLearner(files),
                new EpisodeLearner(files),
                new EpisodeKeeper(settings.episodes()),
                new Corrections(files),
                new Reconciler(files),
                new Behaviour(observers(files, traits, policies, settings.clock())),
                traits,
                new Ranker(traits, new Stems(files), new Rarity(files)),
                policies,
                store,
                settings.keep(),
                settings.clock(),
                Workers.start());
    }

    private static List<Observer> observers(
            ConfigFiles files, TraitReaders traits, Policies policies, InstantSource clock) {
        Predicate<String> isSensitive = text -> policies.sensitiveClass(text).isPresent();
        return List.of(
                new InterestObserver(traits.topics(), traits.settings(), isSensitive, clock),
                new ExpertiseObserver(traits.topics(), traits.settings(), isSensitive, clock),
                new RhythmObserver(traits.rhythm(), clock),
                new StyleObserver(files),
                new LanguageObserver(files));
    }
}
