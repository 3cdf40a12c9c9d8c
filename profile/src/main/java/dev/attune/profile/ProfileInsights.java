package dev.attune.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.profile.learn.habit.InterestObserver;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Interaction;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Ranked;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.HabitStore;
import dev.attune.profile.store.ProfileStore;
import dev.attune.profile.traits.RankQuery;
import dev.attune.profile.traits.Ranker;
import dev.attune.profile.traits.TraitReaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What follows from profiles and tallies. Runs in the workers. */
final class ProfileInsights implements Insights {

    private static final int MOST_RECENT = 1_000;
    /** What follows from a profile fades over days. */
    private static final Duration SAME = Duration.ofSeconds(10);

    private final People people;
    private final ProfileStore profiles;
    private final HabitStore habits;
    private final Policies policies;
    private final Meanings meanings;
    private final TraitReaders traits;
    private final Ranker ranker;
    private final Engaging engaging;
    private final Diversities diversities;
    private final InstantSource clock;
    private final Executor workers;

    /** Reading thousands of memories takes tens of milliseconds; a profile is another instance once it has changed. */
    private final Cache<Profile, Recent> recent =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST_RECENT).build();

    ProfileInsights(Rooms rooms, People people) {
        this.people = people;
        this.profiles = rooms.store().profiles();
        this.habits = rooms.store().habits();
        this.policies = rooms.policies();
        this.meanings = rooms.meanings();
        this.traits = rooms.traits();
        this.ranker = rooms.ranker();
        this.engaging = new Engaging(rooms.traits());
        this.diversities = new Diversities(rooms.traits());
        this.clock = rooms.clock();
        this.workers = rooms.workers();
    }

    @Override
    public Insight of(Profile profile, Instant moment) {
        // Whoever asks for the same meanwhile waits for it: a page asks for several things at once that follow from one
        // profile.
        return recent.asMap()
                .compute(
                        profile,
                        (key, known) ->
                                known != null && known.isOf(moment) ? known : new Recent(moment, read(key, moment)))
                .insight();
    }

    private Insight read(Profile profile, Instant moment) {
        return new Insight(
                traits.tastes().of(profile, memory -> true, moment),
                traits.depths().of(profile, memory -> true, moment),
                traits.manners().of(profile, memory -> true, moment));
    }

    @Override
    public CompletionStage<Diversity> diversity(Person person) {
        return people.find(person)
                .thenCombineAsync(
                        habits.load(person),
                        (profile, tallies) -> diversities.of(
                                of(profile, clock.instant()).tastes(),
                                InterestObserver.weekly(tallies),
                                clock.instant()),
                        workers);
    }

    @Override
    public CompletionStage<Engagement> engagement(Person person) {
        return people.find(person)
                .thenCombineAsync(
                        habits.load(person),
                        (profile, tallies) -> {
                            Instant now = clock.instant();
                            return engaging.of(profile, tallies, () -> manner(profile, now), now);
                        },
                        workers);
    }

    /** Of the memories that may be told: as a rule all that matter here, and then it is known already. */
    private Interaction manner(Profile profile, Instant now) {
        boolean isWhole = profile.memories().stream()
                .filter(memory -> memory.isLasting() && memory.sensitive() == null && memory.holdsAt(now))
                .allMatch(memory -> isTellable(memory, profile));
        return isWhole
                ? of(profile, now).interaction()
                : traits.manners().of(profile, memory -> isTellable(memory, profile), now);
    }

    @Override
    public CompletionStage<List<Ranked>> rank(Person person, List<Ranked.Item> items, @Nullable Double explore) {
        check(items, explore);
        return profiles.load(person).thenComposeAsync(profile -> rank(profile, items, explore), workers);
    }

    private CompletionStage<List<Ranked>> rank(Profile profile, List<Ranked.Item> items, @Nullable Double explore) {
        if (!profile.controls().applies(Facet.RECOMMENDATION)) {
            return CompletableFuture.completedStage(ranker.switchedOff(items));
        }
        RankQuery query =
                new RankQuery(profile, items, explore, memory -> isTellable(memory, profile), clock.instant());
        Set<String> texts = ranker.texts(query);
        if (texts.isEmpty()) {
            return CompletableFuture.completedStage(ranker.rank(query, RankQuery.Meanings.NONE));
        }
        Duration limit = Duration.ofMillis(traits.settings().rank().meaningMillis());
        return meanings.ofAll(List.copyOf(texts))
                .thenApply(RankQuery.Meanings::new)
                .exceptionally(unknown -> RankQuery.Meanings.NONE)
                .completeOnTimeout(RankQuery.Meanings.NONE, limit.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(found -> ranker.rank(query, found), workers);
    }

    private boolean isTellable(Memory memory, Profile profile) {
        return policies.withholds(memory, profile.controls(), clock.instant()).isEmpty();
    }

    /** What followed from a profile at a moment. */
    private record Recent(Instant at, Insight insight) {

        boolean isOf(Instant moment) {
            return Duration.between(at, moment).abs().compareTo(SAME) < 0;
        }
    }

    private static void check(List<Ranked.Item> items, @Nullable Double explore) {
        if (items.size() > MOST_ITEMS) {
            throw new InvalidInput("items", "must have at most " + MOST_ITEMS + " items, has " + items.size());
        }
        if (explore != null) {
            InvalidInput.share("explore", explore);
        }
        Set<String> ids = new HashSet<>();
        for (int at = 0; at < items.size(); at++) {
            Ranked.Item item = items.get(at);
            InvalidInput.text("items[" + at + "].id", item.id(), Ranked.Item.MOST_ID_CHARACTERS);
            InvalidInput.text("items[" + at + "].text", item.text(), Ranked.Item.MOST_TEXT_CHARACTERS);
            if (!ids.add(item.id())) {
                throw new InvalidInput("items[" + at + "].id", "is there twice: " + item.id());
            }
        }
    }
}
