package dev.attune.profile;

import dev.attune.profile.learn.Corrections;
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
import dev.attune.profile.policy.Policies;
import dev.attune.profile.recall.Recaller;
import dev.attune.profile.text.Rarity;
import dev.attune.profile.text.Stems;
import dev.attune.profile.traits.Ranker;
import dev.attune.profile.traits.TraitReaders;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** What the operator's files say, read. It takes most of the time of a start and needs no store, so that it can begin ahead of one. */
public final class Groundwork {

    private final ProfilesSettings settings;
    private final Rules rules;
    private final Lessons lessons;

    private Groundwork(ProfilesSettings settings, Rules rules, Lessons lessons) {
        this.settings = settings;
        this.rules = rules;
        this.lessons = lessons;
    }

    /** Reads the files, on two threads; an {@link IllegalArgumentException} names the file and what is wrong in it. */
    public static Groundwork lay(ProfilesSettings settings) {
        CompletableFuture<Lessons> lessons = CompletableFuture.supplyAsync(() -> Lessons.read(settings.files()));
        Rules rules = Rules.read(settings);
        try {
            return new Groundwork(settings, rules, lessons.join());
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** The same for this store. */
    public Groundwork on(String redisUrl) {
        return new Groundwork(settings.withRedisUrl(redisUrl), rules, lessons);
    }

    ProfilesSettings settings() {
        return settings;
    }

    Rules rules() {
        return rules;
    }

    Lessons lessons() {
        return lessons;
    }

    /** What is told to whom, and what their behaviour says. */
    record Rules(
            Recaller recaller,
            Policies policies,
            TraitReaders traits,
            Ruling ruling,
            Behaviour behaviour,
            Ranker ranker) {

        private static Rules read(ProfilesSettings settings) {
            ConfigFiles files = settings.files();
            Recaller recaller = new Recaller(files);
            Policies policies = new Policies(files);
            TraitReaders traits = TraitReaders.read(files);
            traits.topics()
                    .refuseSensitive(text -> policies.sensitiveClass(text).isPresent());
            return new Rules(
                    recaller,
                    policies,
                    traits,
                    Ruling.read(settings, traits),
                    new Behaviour(observers(files, traits, policies, settings.clock())),
                    new Ranker(traits, new Stems(files), new Rarity(files)));
        }

        private static List<Observer> observers(
                ConfigFiles files, TraitReaders traits, Policies policies, InstantSource clock) {
            Predicate<String> isSensitive =
                    text -> policies.sensitiveClass(text).isPresent();
            return List.of(
                    new InterestObserver(traits.topics(), traits.settings(), isSensitive, clock),
                    new ExpertiseObserver(traits.topics(), traits.settings(), isSensitive, clock),
                    new RhythmObserver(traits.rhythm(), clock),
                    new StyleObserver(files),
                    new LanguageObserver(files));
        }
    }

    /** What is made of what people say. */
    record Lessons(Learner learner, EpisodeLearner episodes, Corrections corrections, Reconciler reconciler) {

        private static Lessons read(ConfigFiles files) {
            return new Lessons(
                    new LocalLearner(files), new EpisodeLearner(files), new Corrections(files), new Reconciler(files));
        }
    }
}
