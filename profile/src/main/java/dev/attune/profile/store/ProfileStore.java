package dev.attune.profile.store;

import dev.attune.profile.learn.Entry;
import dev.attune.profile.learn.Ledger;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trait;
import io.lettuce.core.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Profiles as they stand now. */
public final class ProfileStore {

    private static final Script COMMIT = Script.of("turns", "commit");
    private static final Script LEARNED = Script.of("turns", "learned");

    /** Of the turns that are remembered as learned. */
    private static final int GENERATIONS = 2;

    /** By then what was on its way when personalization was switched off has come, or has been given up. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Reads reading;
    private final Redis redis;
    private final ProfileCache cache;
    private final PeopleIndex people;
    private final Folding folding;
    private final StoreSettings settings;

    /** @param reading on the connection that the cache listens to */
    ProfileStore(
            Reads reading,
            Redis redis,
            ProfileCache cache,
            PeopleIndex people,
            Folding folding,
            StoreSettings settings) {
        this.reading = reading;
        this.redis = redis;
        this.cache = cache;
        this.people = people;
        this.folding = folding;
        this.settings = settings;
    }

    /**
     * What is known of a person; an empty profile of version 0 for somebody unknown. The same instance as before unless it has
     * changed or was forgotten in between. Complete already when it is at hand.
     */
    public CompletionStage<Profile> load(Person person) {
        return cache.get(
                Keys.of(person).profile(),
                key -> reading.read(key, commands -> commands.hgetall(key)).thenApply(fields -> read(person, fields)));
    }

    /** Which of these turns were learned before. */
    public CompletionStage<Set<String>> learned(Person person, Collection<String> turns) {
        if (turns.isEmpty()) {
            return CompletableFuture.completedStage(Set.of());
        }
        Map<String, String> byDigest = new HashMap<>();
        turns.forEach(turn -> byDigest.put(TurnDigest.of(turn), turn));
        return redis.script(LEARNED, List.of(Keys.of(person).turns()), List.copyOf(byDigest.keySet()))
                .thenApply(known -> known.stream()
                        .map(digest -> byDigest.get(String.valueOf(digest)))
                        .collect(Collectors.toSet()));
    }

    /** What the profile was made from at that moment and after it. */
    public CompletionStage<Ledger> ledger(Person person, Instant from) {
        String key = Keys.of(person).said();
        // Its length first: what is added in between makes it longer than it was read, which a commit takes for a
        // conflict.
        CompletionStage<Long> size = redis.call(commands -> commands.zcard(key));
        Range<Double> range = from.equals(Instant.MIN)
                ? Range.unbounded()
                : Range.from(Range.Boundary.including((double) Micro.of(from)), Range.Boundary.unbounded());
        return size.thenCombine(
                redis.call(commands -> commands.zrangebyscore(key, range)),
                (length, texts) -> new Ledger(length, entries(texts)));
    }

    private static List<Entry> entries(List<String> texts) {
        try {
            return texts.stream().map(EntryCodec::decode).toList();
        } catch (Unreadable unreadable) {
            throw Failures.of(unreadable);
        }
    }

    /**
     * Writes all of a draft or nothing. After that no {@link #load} in this process answers with the old profile. A draft that changes
     * nothing makes somebody unknown known, as version 1.
     */
    public CompletionStage<Commit> commit(Draft draft) {
        Keys keys = Keys.of(draft.base().person());
        if (draft.adaptations().isEmpty() && draft.base().version() > 0) {
            return run(draft, keys).thenApply(commit -> {
                if (!draft.episodes().isEmpty() || commit instanceof Commit.Conflict) {
                    cache.drop(keys.profile());
                }
                return commit;
            });
        }
        String mark = people.mark(keys.tag());
        return run(draft, keys).thenCompose(commit -> {
            if (commit instanceof Commit.Done done) {
                cache.drop(keys.profile());
                return people.settle(done.profile(), mark).handle((settled, failure) -> commit);
            }
            if (commit instanceof Commit.Conflict) {
                cache.drop(keys.profile());
            }
            people.unmark(keys.tag(), mark);
            return CompletableFuture.completedStage(commit);
        });
    }

    private CompletionStage<Commit> run(Draft draft, Keys keys) {
        return redis.script(
                        COMMIT,
                        List.of(
                                keys.profile(),
                                keys.history(),
                                keys.turns(),
                                keys.erased(),
                                keys.said(),
                                keys.conversations(),
                                keys.vectors(),
                                keys.habits()),
                        values(draft, Instant.now()))
                .thenApply(answer -> {
                    if (answer.size() == 2 && answer.get(1) instanceof Long length) {
                        Threads.aside(folding.afterCommit(draft.base().person(), length));
                    }
                    return outcome(draft, answer);
                });
    }

    private List<String> values(Draft draft, Instant now) {
        StoreSettings.Keep keep = settings.keep().get();
        List<String> values = new ArrayList<>();
        values.add(Long.toString(draft.base().version()));
        values.add(draft.queuedAt() == null ? "" : Long.toString(Micro.of(draft.queuedAt())));
        values.add(Integer.toString(Math.max(1, keep.turnsEach() / GENERATIONS)));
        values.add(Integer.toString(keep.saidEach()));
        values.add(ProfileHash.time(updatedAt(draft, now)));
        list(values, draft.turns().stream().map(TurnDigest::of).toList());
        list(values, draft.adaptations().stream().map(AdaptationCodec::encode).toList());
        list(values, states(draft.adaptations()));
        list(values, episodes(draft.episodes()));
        list(values, said(draft));
        list(values, habits(draft));
        values.add(Long.toString(draft.ledger()));
        Tallies counted = draft.habits();
        values.add(counted == null ? "" : Long.toString(counted.revision()));
        if (draft.switchesOff()) {
            values.add(Long.toString(Micro.of(now)));
            values.add(Long.toString(LATE.toMillis()));
        }
        return values;
    }

    /** Key, text before and text after of each; an empty text for what is not there. */
    private static List<String> episodes(List<Change> changes) {
        List<String> texts = new ArrayList<>();
        for (Change change : changes) {
            texts.add(change.key());
            texts.add(text(change.before()));
            texts.add(text(change.after()));
        }
        return texts;
    }

    /** Time and text of each entry. */
    private static List<String> said(Draft draft) {
        List<String> entries = new ArrayList<>();
        for (Saying saying : draft.said()) {
            entries.add(Long.toString(Micro.of(saying.at())));
            entries.add(EntryCodec.encode(saying));
        }
        for (Adaptation adaptation : draft.adaptations()) {
            // What was made of sayings is told by these, whoever brought them.
            boolean byHand = adaptation.by() != Author.LEARNER && draft.said().isEmpty();
            if (byHand && concernsMemories(adaptation)) {
                entries.add(Long.toString(Micro.of(adaptation.at())));
                entries.add(EntryCodec.encode(adaptation));
            }
        }
        return entries;
    }

    /** Field and value of each: what was counted, and since when it may count for the traits that a hand has set. */
    private static List<String> habits(Draft draft) {
        List<String> fields = new ArrayList<>();
        if (draft.habits() != null) {
            draft.habits().counts().forEach((name, count) -> {
                fields.add(name);
                fields.add(count);
            });
        }
        for (Adaptation adaptation : draft.adaptations()) {
            for (Change change : adaptation.changes()) {
                if (adaptation.by() != Author.LEARNER && isTrait(change)) {
                    fields.add(HabitStore.FLOOR + change.key());
                    fields.add(Long.toString(Micro.of(adaptation.at())));
                }
            }
        }
        return fields;
    }

    private static boolean isTrait(Change change) {
        return change.before() instanceof Trait || change.after() instanceof Trait;
    }

    private static boolean concernsMemories(Adaptation adaptation) {
        return adaptation.changes().stream()
                .anyMatch(change -> isLasting(change.before()) || isLasting(change.after()));
    }

    private static boolean isLasting(@Nullable State state) {
        return state instanceof Memory memory && memory.isLasting();
    }

    private static String text(@Nullable State state) {
        return state == null ? "" : StateCodec.encode(state);
    }

    private static void list(List<String> values, List<String> items) {
        values.add(Integer.toString(items.size()));
        values.addAll(items);
    }

    /** Keys and texts of what stands after all of them; an empty text for what is gone. */
    private static List<String> states(List<Adaptation> adaptations) {
        Map<String, String> last = new LinkedHashMap<>();
        for (Adaptation adaptation : adaptations) {
            for (Change change : adaptation.changes()) {
                last.put(change.key(), text(change.after()));
            }
        }
        List<String> states = new ArrayList<>();
        last.forEach((key, text) -> {
            states.add(key);
            states.add(text);
        });
        return states;
    }

    private static Instant updatedAt(Draft draft, Instant now) {
        List<Adaptation> adaptations = draft.adaptations();
        return adaptations.isEmpty()
                ? now
                : adaptations.get(adaptations.size() - 1).at();
    }

    private static Commit outcome(Draft draft, List<Object> answer) {
        String name = String.valueOf(answer.get(0));
        return switch (name) {
            case "done" -> new Commit.Done(after(draft));
            case "conflict" -> new Commit.Conflict();
            case "erased" -> new Commit.Erased();
            case "learned" -> new Commit.AlreadyLearned(known(draft, answer));
            default -> throw new Unreadable("an unknown outcome of a commit");
        };
    }

    private static Profile after(Draft draft) {
        Profile base = draft.base().with(draft.episodes());
        if (!draft.adaptations().isEmpty()) {
            return base.after(draft.adaptations());
        }
        return base.version() == 0
                ? new Profile(base.person(), 1, Instant.now(), base.controls(), base.memories(), base.traits())
                : base;
    }

    private static Set<String> known(Draft draft, List<Object> answer) {
        Set<Object> digests = new HashSet<>(answer);
        Set<String> known = new HashSet<>();
        for (String turn : draft.turns()) {
            if (digests.contains(TurnDigest.of(turn))) {
                known.add(turn);
            }
        }
        return known;
    }

    private Profile read(Person person, Map<String, String> fields) {
        Controls defaults = settings.defaults().apply(person.tenant());
        try {
            return ProfileHash.read(person, fields, defaults);
        } catch (Unreadable unreadable) {
            throw Failures.of(unreadable);
        }
    }
}
