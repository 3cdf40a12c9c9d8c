package dev.attune.profile;

import dev.attune.profile.learn.Corrections;
import dev.attune.profile.learn.EpisodeLearner;
import dev.attune.profile.learn.Learner;
import dev.attune.profile.learn.Reconciler;
import dev.attune.profile.learn.habit.Behaviour;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.recall.Recaller;
import dev.attune.profile.store.RedisStore;
import dev.attune.profile.store.StoreSettings;
import dev.attune.profile.text.MiniLm;
import dev.attune.profile.traits.Ranker;
import dev.attune.profile.traits.TraitReaders;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The rooms behind the front door, and what they work with.
 *
 * @param ruling the rules that can change while the process runs
 * @param workers threads for work that takes longer than an event loop can spare
 */
record Rooms(
        Recaller recaller,
        Meanings meanings,
        Ruling ruling,
        Learner learner,
        EpisodeLearner episodes,
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

    static Rooms open(Groundwork groundwork) {
        ProfilesSettings settings = groundwork.settings();
        Groundwork.Rules rules = groundwork.rules();
        Groundwork.Lessons lessons = groundwork.lessons();
        Ruling ruling = rules.ruling();
        RedisStore store = RedisStore.open(
                StoreSettings.of(settings.redisUrl(), ruling::defaults)
                        .withKeep(() -> ruling.now().keep())
                        .withQueue(StoreSettings.Queue.USUAL.withPartitions(settings.partitions())),
                ruling);
        Recaller recaller = rules.recaller();
        return new Rooms(
                recaller,
                new Meanings(store.vectors(), recaller.usesMeaning() ? Optional.of(MiniLm::load) : Optional.empty()),
                ruling,
                lessons.learner(),
                lessons.episodes(),
                lessons.corrections(),
                lessons.reconciler(),
                rules.behaviour(),
                rules.traits(),
                rules.ranker(),
                rules.policies(),
                store,
                settings.keep(),
                settings.clock(),
                Workers.start());
    }
}
