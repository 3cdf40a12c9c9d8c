package dev.attune.profile;

import dev.attune.profile.compose.Manner;
import dev.attune.profile.learn.Learner;
import dev.attune.profile.learn.ReportedSpeech;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Style;
import dev.attune.profile.store.LearningQueue;
import dev.attune.profile.store.RedisStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the rooms together and hands every call to the one that it is for. */
final class FrontDoor implements Profiles {

    private static final long STOP_SECONDS = 5;
    private static final int MOST_BRINGING = 1_000;

    /** For when an LLM alone learns. */
    private static final Learner NOTHING = (exchange, profile) -> CompletableFuture.completedStage(List.of());

    private final RedisStore store;
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor bringers;
    private final InstantSource clock;
    private final Meanings meanings;
    private final Manner manner;
    private final Preparing preparing;
    private final Answering answering;
    private final Erasures erasures;
    private final People people;
    private final Memories memories;
    private final Histories histories;
    private final Traces traces;
    private final Learning learning;
    private final DeadLetters deadLetters;
    private final Search search;
    private final Insights insights;
    private final Keys keys;
    private final Transfers transfers;
    private final Imports imports;
    private final Outcomes outcomes;
    private final Rules rules;
    private final Overrides overrides;
    private final LinkCounts links;
    private final Audit audit;
    private final SignOuts signOuts;
    private final LearningQueue.@Nullable Work work;
    private final @Nullable LlmLearning llm;

    FrontDoor(Groundwork groundwork) {
        ProfilesSettings settings = groundwork.settings();
        Rooms rooms = Rooms.open(groundwork);
        this.store = rooms.store();
        this.workers = rooms.workers();
        this.clock = rooms.clock();
        Committing committing = new Committing(rooms);
        HandEdits edits = new HandEdits(rooms, committing);
        KnownCache cache = new KnownCache(rooms);
        LlmSettings ofLlm = settings.llm();
        this.llm = settings.learner().asksLlm() && ofLlm != null
                ? LlmLearning.begin(rooms, committing, settings, ofLlm)
                : null;
        Learner learner = settings.learner() == LearnerChoice.LLM ? NOTHING : rooms.learner();
        Studying studying = new Studying(rooms, committing, learner, llm == null ? Batching.NONE : llm);
        this.manner = new Manner(settings.files());
        this.preparing = new Preparing(rooms, cache, settings.holdout(), settings.deadline());
        this.answering =
                new Answering(rooms, new Counting(rooms, settings.holdout()), settings.learner() != LearnerChoice.OFF);
        this.meanings = rooms.meanings();
        this.erasures = new Erasures(rooms);
        this.people = new StoredPeople(rooms, edits, erasures);
        this.memories = new StoredMemories(rooms, people, edits);
        this.histories = new StoredHistories(store, people, edits);
        this.traces = new StoredTraces(store);
        this.learning = new QueuedLearning(rooms, studying, answering, settings.learner(), llm);
        this.deadLetters = new StoredDeadLetters(store.queue());
        this.search = new ProfileSearch(rooms, people, preparing, cache);
        this.insights = new ProfileInsights(rooms, people);
        this.bringers = Workers.start("attune-bring-", 1, MOST_BRINGING);
        this.transfers = new StoredTransfers(
                rooms,
                people,
                histories,
                traces,
                edits,
                new Bringing(
                        rooms,
                        committing,
                        new FactWords(rooms.learner(), new ReportedSpeech(settings.files())),
                        bringers));
        this.imports = new StoredImports(store.imports());
        this.rules = new ConfiguredRules(settings, rooms.ruling());
        this.overrides = new StoredOverrides(rooms, people, new Sweeping(rooms).begin());
        this.outcomes = new StoredOutcomes(rooms, traces, settings.holdout(), settings.learner() != LearnerChoice.OFF);
        this.keys = new StoredKeys(store.keys(), settings.keysGrace(), settings.clock());
        this.links = new StoredLinkCounts(store.personLinks());
        this.audit = new StoredAudit(store.audit());
        this.signOuts = new StoredSignOuts(store.signOuts(), settings.clock());
        WarmUp.begin(rooms, preparing);
        this.work = settings.workers() == 0
                ? null
                : store.queue()
                        .work(
                                delivery -> studying.study(delivery.exchange(), delivery.queuedAt())
                                        .thenAccept(adaptations -> {}),
                                settings.workers());
    }

    @Override
    public CompletionStage<Prepared> prepare(Asking asking) {
        return preparing.prepare(asking);
    }

    @Override
    public CompletionStage<Void> answered(Answer answer) {
        return answering.answered(answer);
    }

    @Override
    public Style style(Profile profile, Instant at) {
        return manner.style(profile, at);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Memories memories() {
        return memories;
    }

    @Override
    public Histories histories() {
        return histories;
    }

    @Override
    public Traces traces() {
        return traces;
    }

    @Override
    public Learning learning() {
        return learning;
    }

    @Override
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public Search search() {
        return search;
    }

    @Override
    public Insights insights() {
        return insights;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Transfers transfers() {
        return transfers;
    }

    @Override
    public Imports imports() {
        return imports;
    }

    @Override
    public Outcomes outcomes() {
        return outcomes;
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public Overrides overrides() {
        return overrides;
    }

    @Override
    public LinkCounts links() {
        return links;
    }

    @Override
    public Audit audit() {
        return audit;
    }

    @Override
    public SignOuts signOuts() {
        return signOuts;
    }

    @Override
    public Subscription watch(Consumer<Event> watcher) {
        return store.events().watch(watcher);
    }

    @Override
    public CompletionStage<StoreHealth> health() {
        return CompletableFuture.completedStage(store.health());
    }

    @Override
    public void noteErasures(ErasureLog log) {
        erasures.noteIn(log);
    }

    @Override
    public Pulse pulse() {
        Map<String, Pulse.CacheUse> caches = new TreeMap<>(store.caches());
        caches.put("questions", meanings.use());
        return new Pulse(
                store.health(),
                store.outages(),
                caches,
                store.events().dropped(),
                store.events().watchers(),
                store.traceWriter().lost(),
                meanings.state());
    }

    @Override
    public void close() {
        erasures.close();
        answering
                .settled()
                .toCompletableFuture()
                .completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        if (work != null) {
            work.close();
        }
        if (llm != null) {
            llm.close();
        }
        meanings.close();
        bringers.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
