package dev.attune.console;

import dev.attune.profile.Audit;
import dev.attune.profile.DeadLetters;
import dev.attune.profile.Edit;
import dev.attune.profile.Histories;
import dev.attune.profile.Imports;
import dev.attune.profile.Insights;
import dev.attune.profile.Keys;
import dev.attune.profile.Learning;
import dev.attune.profile.LinkCounts;
import dev.attune.profile.Memories;
import dev.attune.profile.Outcomes;
import dev.attune.profile.Overrides;
import dev.attune.profile.People;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.Rules;
import dev.attune.profile.Search;
import dev.attune.profile.SignOuts;
import dev.attune.profile.StoreHealth;
import dev.attune.profile.Traces;
import dev.attune.profile.Transfers;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Trait;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What the console needs of the front door, in memory, and no more. */
final class FakeProfiles implements Profiles {

    final FakeImports imports = new FakeImports();
    private final FakeStore store = new FakeStore();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    final FakeOverrides overrides = new FakeOverrides(store);
    final List<DeadLetters.Letter> dead = store.dead;
    final List<String> retried = store.retried;
    final List<AppKey> keys = store.keys;
    final List<AuditEntry> audited = store.audit;
    final Map<Person, Long> links = store.links;

    void sendAway(boolean gone) {
        store.sendAway(gone);
    }

    void hold() {
        store.hold();
    }

    void release() {
        store.release();
    }

    int watchers() {
        return store.watchers.size();
    }

    Adaptation learn(Person person, Memory... memories) {
        Memory last = memories[memories.length - 1];
        List<Change> changes = new ArrayList<>();
        for (Memory memory : memories) {
            changes.add(new Change(
                    profileOf(person).memory(memory.id()).map(State.class::cast).orElse(null), memory));
        }
        What what = changes.size() > 1 ? What.SUPERSEDED : What.LEARNED;
        return store.commit(
                person, what, changes, last.evidence(), new Edit(Author.LEARNER, "The person said so", null), null);
    }

    Adaptation show(Person person, Trait trait, String quote) {
        State before = profileOf(person).state(trait.key()).orElse(null);
        return store.commit(
                person,
                before == null ? What.LEARNED : What.REINFORCED,
                List.of(new Change(before, trait)),
                List.of(new Evidence("turn-9", quote, Instant.now())),
                new Edit(Author.LEARNER, "Their messages show it", null),
                null);
    }

    void answered(Trace trace) {
        store.traces
                .computeIfAbsent(trace.person(), person -> new CopyOnWriteArrayList<>())
                .add(0, trace);
        store.watchers.forEach(watcher -> watcher.accept(new Event.Answered(trace)));
    }

    Profile profileOf(Person person) {
        return store.profileOf(person);
    }

    @Override
    public Style style(Profile profile, Instant at) {
        Map<Dimension, Style.Leaning> leanings = new HashMap<>();
        profile.traits(Dial.class)
                .forEach(dial -> leanings.put(
                        dial.dimension(),
                        new Style.Leaning(
                                dial.value(),
                                dial.confidence(),
                                dial.evidence(),
                                Origin.INFERRED,
                                dial.confidence() > 0.5)));
        return new Style(leanings, null);
    }

    @Override
    public People people() {
        return new FakePeople(store);
    }

    @Override
    public Memories memories() {
        return new FakeMemories(store);
    }

    @Override
    public Histories histories() {
        return new FakeHistories(store);
    }

    @Override
    public Traces traces() {
        return new Traces() {
            @Override
            public CompletionStage<Page<Trace>> list(Person person, Page.Request page) {
                return store.later(() -> FakeStore.part(store.traces.getOrDefault(person, List.of()), page));
            }

            @Override
            public CompletionStage<Trace> find(String tenant, String id) {
                return store.later(() -> store.traces.values().stream()
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
        return new FakeTransfers(store);
    }

    @Override
    public Imports imports() {
        return imports;
    }

    @Override
    public Outcomes outcomes() {
        return new FakeOutcomes(store);
    }

    @Override
    public Keys keys() {
        return new FakeKeys(store);
    }

    @Override
    public Rules rules() {
        return new FakeRules();
    }

    @Override
    public Overrides overrides() {
        return overrides;
    }

    @Override
    public LinkCounts links() {
        return new LinkCounts() {
            @Override
            public CompletionStage<Long> now(Person person) {
                return store.later(() -> store.links.getOrDefault(person, 0L));
            }

            @Override
            public CompletionStage<Long> keep(Person person) {
                return now(person);
            }

            @Override
            public CompletionStage<Void> end(Person person) {
                return store.later(() -> {
                    store.links.merge(person, 1L, Long::sum);
                    return null;
                });
            }
        };
    }

    @Override
    public Audit audit() {
        return new FakeAudit(store);
    }

    @Override
    public SignOuts signOuts() {
        return new SignOuts() {
            @Override
            public CompletionStage<Void> end(String session, Instant until) {
                return store.later(() -> {
                    ended.add(session);
                    return null;
                });
            }

            @Override
            public CompletionStage<Boolean> ended(String session) {
                return store.later(() -> ended.contains(session));
            }
        };
    }

    @Override
    public Subscription watch(Consumer<Event> watcher) {
        store.watchers.add(watcher);
        return () -> store.watchers.remove(watcher);
    }

    @Override
    public CompletionStage<StoreHealth> health() {
        return CompletableFuture.completedFuture(
                new StoreHealth(!store.isAway(), Instant.EPOCH, store.isAway() ? "redis://secret-host is away" : ""));
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
        return new FakeLearning(store);
    }

    @Override
    public DeadLetters deadLetters() {
        return new FakeDeadLetters(store);
    }

    @Override
    public Insights insights() {
        return new FakeInsights(store);
    }

    @Override
    public Search search() {
        return new FakeSearch(store);
    }
}
