package dev.attune.console;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.DeadLetters;
import dev.attune.profile.Edit;
import dev.attune.profile.Histories;
import dev.attune.profile.Keys;
import dev.attune.profile.Learning;
import dev.attune.profile.Memories;
import dev.attune.profile.MemoryPatch;
import dev.attune.profile.NewMemory;
import dev.attune.profile.People;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.Search;
import dev.attune.profile.StoreHealth;
import dev.attune.profile.Traces;
import dev.attune.profile.Transfers;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Receipt;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * People in memory, with a store that can be sent away: what the console needs of the front door, and no more. Every answer
 * comes on another thread, as the real one's do.
 */
final class FakeProfiles implements Profiles {

    static final Controls DEFAULTS = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    private final Map<Person, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<Person, List<Adaptation>> histories = new ConcurrentHashMap<>();
    private final Map<Person, List<Trace>> traces = new ConcurrentHashMap<>();
    private final List<Consumer<Event>> watchers = new CopyOnWriteArrayList<>();
    final List<DeadLetters.Letter> dead = new CopyOnWriteArrayList<>();
    final List<String> retried = new CopyOnWriteArrayList<>();
    final List<AppKey> keys = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    void sendAway(boolean gone) {
        away = gone;
    }

    int watchers() {
        return watchers.size();
    }

    Adaptation learn(Person person, Memory... memories) {
        Memory last = memories[memories.length - 1];
        List<Change> changes = new ArrayList<>();
        for (Memory memory : memories) {
            changes.add(new Change(
                    profileOf(person).memory(memory.id()).map(State.class::cast).orElse(null), memory));
        }
        What what = changes.size() > 1 ? What.SUPERSEDED : What.LEARNED;
        return commit(
                person, what, changes, last.evidence(), new Edit(Author.LEARNER, "The person said so", null), null);
    }

    void answered(Trace trace) {
        traces.computeIfAbsent(trace.person(), person -> new CopyOnWriteArrayList<>())
                .add(0, trace);
        watchers.forEach(watcher -> watcher.accept(new Event.Answered(trace)));
    }

    Profile profileOf(Person person) {
        return profiles.getOrDefault(person, Profile.empty(person, DEFAULTS));
    }

    private synchronized Adaptation commit(
            Person person,
            What what,
            List<Change> changes,
            List<Evidence> evidence,
            Edit edit,
            @Nullable String undoes) {
        Profile before = profileOf(person);
        String id = (before.version() + 1) + "-0";
        Adaptation adaptation =
                new Adaptation(id, Instant.now(), what, null, changes, evidence, edit.by(), edit.why(), undoes);
        histories.computeIfAbsent(person, same -> new CopyOnWriteArrayList<>()).add(0, adaptation);
        profiles.put(person, before.after(List.of(adaptation)));
        watchers.forEach(watcher -> watcher.accept(new Event.Adapted(person, adaptation)));
        return adaptation;
    }

    private <T> CompletionStage<T> later(Supplier<T> result) {
        return CompletableFuture.supplyAsync(() -> {
            if (away) {
                throw new ProfileFailure(ProfileFailure.Code.STORE_UNAVAILABLE, "redis://secret-host is away");
            }
            return result.get();
        });
    }

    private Profile known(Person person) {
        Profile profile = profiles.get(person);
        if (profile == null) {
            throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "nobody is known as " + person.id());
        }
        return profile;
    }

    private static <T> Page<T> part(List<T> all, Page.Request page) {
        String cursor = page.cursor();
        if (cursor != null && !cursor.matches("[0-9]{1,6}")) {
            throw new InvalidInput("cursor", "must be one that a list gave");
        }
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + page.limit());
        return new Page<>(all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
    }

    @Override
    public Style style(Profile profile, Instant at) {
        return Style.UNKNOWN;
    }

    @Override
    public People people() {
        return new FakePeople();
    }

    @Override
    public Memories memories() {
        return new FakeMemories();
    }

    @Override
    public Histories histories() {
        return new FakeHistories();
    }

    @Override
    public Traces traces() {
        return new Traces() {
            @Override
            public CompletionStage<Page<Trace>> list(Person person, Page.Request page) {
                return later(() -> part(traces.getOrDefault(person, List.of()), page));
            }

            @Override
            public CompletionStage<Trace> find(String tenant, String id) {
                return later(() -> traces.values().stream()
                        .flatMap(List::stream)
                        .filter(trace ->
                                trace.id().equals(id) && trace.person().tenant().equals(tenant))
                        .findFirst()
                        .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such trace")));
            }
        };
    }

    @Override
    public Transfers transfers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Keys keys() {
        return new FakeKeys();
    }

    @Override
    public Subscription watch(Consumer<Event> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public CompletionStage<StoreHealth> health() {
        return CompletableFuture.completedFuture(
                new StoreHealth(!away, Instant.EPOCH, away ? "redis://secret-host is away" : ""));
    }

    @Override
    public void close() {}

    @Override
    public CompletionStage<Prepared> prepare(Asking asking) {
        throw new UnsupportedOperationException("the console prepares nothing");
    }

    @Override
    public CompletionStage<Void> answered(Answer answer) {
        throw new UnsupportedOperationException("the console answers nobody");
    }

    @Override
    public Learning learning() {
        return new FakeLearning();
    }

    @Override
    public DeadLetters deadLetters() {
        return new FakeDeadLetters();
    }

    @Override
    public Search search() {
        return new Search() {
            @Override
            public CompletionStage<Recalled> recall(Person person, Query query) {
                throw new UnsupportedOperationException("the console recalls nothing");
            }

            @Override
            public CompletionStage<Prepared> preview(Asking asking) {
                Block block = new Block(Block.Place.STANDING, 0, "This person is vegetarian.", 5, List.of("m1"));
                return later(() -> new Prepared(
                        asking,
                        "t-preview",
                        new Verdict.Applied(1, 0),
                        List.of(block),
                        List.of(),
                        List.of(),
                        List.of(),
                        Micros.NONE));
            }
        };
    }

    private final class FakePeople implements People {
        @Override
        public CompletionStage<Page<PersonRow>> list(String tenant, String query, Page.Request page) {
            Function<Profile, PersonRow> row = profile -> new PersonRow(
                    profile.person(),
                    profile.stage(),
                    profile.holdingAt(Instant.now()).size(),
                    profile.updatedAt(),
                    (int) profile.memories().stream()
                            .filter(memory ->
                                    memory.status() == Status.PENDING || memory.status() == Status.QUARANTINED)
                            .count(),
                    profile.controls().isOn());
            return later(() -> part(
                    profiles.values().stream()
                            .filter(profile -> profile.person().tenant().equals(tenant)
                                    && profile.person().id().contains(query))
                            .sorted(Comparator.comparing(Profile::updatedAt).reversed())
                            .map(row)
                            .toList(),
                    page));
        }

        @Override
        public CompletionStage<Profile> find(Person person) {
            return later(() -> known(person));
        }

        @Override
        public CompletionStage<Profile> findAt(Person person, Instant moment) {
            throw new UnsupportedOperationException("not used by the console yet");
        }

        @Override
        public CompletionStage<Controls> controls(Person person) {
            return later(() -> profileOf(person).controls());
        }

        @Override
        public CompletionStage<Controls> change(Person person, ControlsPatch patch, Edit edit) {
            return later(() -> {
                Controls before = profileOf(person).controls();
                Controls after = patch.applyTo(before);
                if (!after.equals(before)) {
                    commit(person, What.TOGGLED, List.of(new Change(before, after)), List.of(), edit, null);
                }
                return after;
            });
        }

        @Override
        public CompletionStage<Receipt> erase(Person person) {
            throw new UnsupportedOperationException("not used by the console yet");
        }
    }

    private final class FakeMemories implements Memories {
        @Override
        public CompletionStage<Memory> retire(Person person, String id, Edit edit) {
            return later(() -> {
                Memory before = known(person)
                        .memory(id)
                        .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such memory"));
                Memory after = before.withStatus(Status.RETIRED, Instant.now());
                commit(person, What.RETIRED, List.of(new Change(before, after)), List.of(), edit, null);
                return after;
            });
        }

        @Override
        public CompletionStage<Page<Memory>> list(Person person, @Nullable Status status, Page.Request page) {
            throw new UnsupportedOperationException("not used by the console yet");
        }

        @Override
        public CompletionStage<Memory> find(Person person, String id) {
            throw new UnsupportedOperationException("not used by the console yet");
        }

        @Override
        public CompletionStage<Memory> add(Person person, NewMemory memory, Edit edit) {
            throw new UnsupportedOperationException("not used by the console yet");
        }

        @Override
        public CompletionStage<Memory> edit(Person person, String id, MemoryPatch patch, Edit edit) {
            return later(() -> {
                Memory before = known(person)
                        .memory(id)
                        .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such memory"));
                Memory after = before.withStatus(Objects.requireNonNull(patch.status()), null);
                commit(person, What.EDITED, List.of(new Change(before, after)), List.of(), edit, null);
                return after;
            });
        }
    }

    private final class FakeHistories implements Histories {
        @Override
        public CompletionStage<Page<Adaptation>> list(Person person, Page.Request page) {
            return later(() -> part(histories.getOrDefault(person, List.of()), page));
        }

        @Override
        public CompletionStage<Adaptation> find(Person person, String id) {
            return later(() -> histories.getOrDefault(person, List.of()).stream()
                    .filter(adaptation -> adaptation.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such adaptation")));
        }

        @Override
        public CompletionStage<Adaptation> undo(Person person, String id, Edit edit) {
            return find(person, id).thenApply(undone -> {
                boolean already = histories.getOrDefault(person, List.of()).stream()
                        .anyMatch(adaptation -> id.equals(adaptation.undoes()));
                if (already) {
                    throw new ProfileFailure(ProfileFailure.Code.CONFLICT, "it is undone already");
                }
                List<Change> changes =
                        undone.changes().stream().map(Change::reversed).toList();
                return commit(person, What.UNDONE, changes, List.of(), edit, id);
            });
        }
    }

    private final class FakeLearning implements Learning {
        @Override
        public CompletionStage<LearningStatus> status() {
            return later(() -> new LearningStatus(3, 42, Instant.now(), dead.size(), 0, 0, LearningStatus.Llm.NONE));
        }

        @Override
        public CompletionStage<Void> teach(Exchange exchange) {
            throw new UnsupportedOperationException("the console teaches nothing");
        }

        @Override
        public CompletionStage<List<Adaptation>> teachAndWait(Exchange exchange) {
            throw new UnsupportedOperationException("the console teaches nothing");
        }

        @Override
        public CompletionStage<LearningStatus> drain() {
            throw new UnsupportedOperationException("the console drains nothing");
        }
    }

    private final class FakeDeadLetters implements DeadLetters {
        @Override
        public CompletionStage<Page<Letter>> list(Page.Request page) {
            return later(() -> part(List.copyOf(dead), page));
        }

        @Override
        public CompletionStage<Void> retry(String id) {
            return later(() -> {
                remove(id);
                retried.add(id);
                return null;
            });
        }

        @Override
        public CompletionStage<Void> drop(String id) {
            return later(() -> {
                remove(id);
                return null;
            });
        }

        private void remove(String id) {
            if (!dead.removeIf(letter -> letter.id().equals(id))) {
                throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such letter");
            }
        }
    }

    private final class FakeKeys implements Keys {
        @Override
        public CompletionStage<Created> create(String name, AppKey.Scope scope) {
            return later(() -> {
                String id = "k" + keys.size();
                AppKey key = new AppKey(id, name, scope, Instant.now(), null, null);
                keys.add(0, key);
                return new Created(key, PREFIX + "secret-of-" + id);
            });
        }

        @Override
        public CompletionStage<Page<AppKey>> list(String tenant, Page.Request page) {
            return later(() -> part(
                    keys.stream()
                            .filter(key -> key.scope().tenant().equals(tenant))
                            .toList(),
                    page));
        }

        @Override
        public CompletionStage<AppKey> revoke(String tenant, String id) {
            return later(() -> {
                AppKey key = keys.stream()
                        .filter(one ->
                                one.id().equals(id) && one.scope().tenant().equals(tenant))
                        .findFirst()
                        .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such key"));
                AppKey revoked = key.revokedAt(Instant.now());
                keys.set(keys.indexOf(key), revoked);
                return revoked;
            });
        }

        @Override
        public CompletionStage<Optional<AppKey>> find(String text) {
            throw new UnsupportedOperationException("the console presents no key");
        }

        @Override
        public void used(AppKey key) {
            throw new UnsupportedOperationException("the console presents no key");
        }
    }
}
