package dev.attune.profile.store;

import dev.attune.profile.StoreHealth;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Receipt;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is kept in Redis. It connects in the background, and again whenever the connection is lost. */
public final class RedisStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisStore.class);
    private static final Duration REPAIR = Duration.ofSeconds(30);
    private static final long CLOSE_SECONDS = 10;

    /** By then a row of the index that was written behind an erasure is old enough to be seen to. */
    private static final Duration LATE = Duration.ofSeconds(11);

    private final Threads threads = new Threads();
    private final HealthTracker health = new HealthTracker();
    private final Links links;
    private final ProfileCache cache;
    private final ProfileStore profiles;
    private final ConversationStore conversations;
    private final HistoryStore histories;
    private final TraceStore traces;
    private final TraceWriter traceWriter;
    private final LearningQueue queue;
    private final Waits waits;
    private final BatchStore batches;
    private final Spending spending;
    private final PeopleIndex people;
    private final EventChannel events;
    private final KeyStore keys;
    private final VectorStore vectors;
    private final UseStore use;
    private final FeedbackStore feedback;
    private final Compaction compaction;
    private final HabitStore habits;
    private final AuditStore audit;
    private final LinkStore personLinks;
    private final SignOutStore signOuts;
    private final Eraser eraser;
    private final IndexRepair repair;

    private RedisStore(StoreSettings settings) {
        links = new Links(settings, threads, health);
        cache = new ProfileCache(settings.cachedMemories());
        Redis redis = links.commands(this::connected);
        people = new PeopleIndex(redis);
        Folding folding = new Folding(redis, settings);
        profiles = new ProfileStore(links.tracked("profiles", cache, redis), redis, cache, people, folding, settings);
        conversations = ConversationStore.on(links, redis, threads, settings);
        histories = new HistoryStore(redis, folding);
        use = new UseStore(redis);
        feedback = new FeedbackStore(redis, use, settings.keep());
        traces = new TraceStore(redis, feedback, settings.keep());
        traceWriter = new TraceWriter(redis, threads, settings.keep());
        queue = new LearningQueue(redis, links, threads, profiles, settings);
        waits = new Waits(threads);
        batches = new BatchStore(redis, waits, queue);
        spending = new Spending(redis);
        events = new EventChannel(redis);
        KeyCache keyCache = new KeyCache();
        keys = new KeyStore(links.tracked("keys", keyCache, redis), redis, keyCache);
        vectors = new VectorStore(redis);
        habits = new HabitStore(redis);
        links.messages(events::listen);
        compaction = new Compaction(redis, threads);
        audit = new AuditStore(redis);
        personLinks = new LinkStore(redis);
        signOuts = new SignOutStore(redis);
        eraser = new Eraser(redis, people, traces, queue, batches, use, compaction, audit, settings);
        repair = new IndexRepair(redis, people, settings.defaults());
    }

    /**
     * Returns at once and never fails for a Redis that is away; an {@link IllegalArgumentException} that teaches for an address that
     * cannot be right.
     */
    public static RedisStore open(StoreSettings settings) {
        RedisStore store = new RedisStore(settings);
        store.links.open();
        store.threads.every(REPAIR, store.repair::run);
        store.threads.every(REPAIR, store.compaction::look);
        return store;
    }

    public ProfileStore profiles() {
        return profiles;
    }

    public ConversationStore conversations() {
        return conversations;
    }

    public HistoryStore histories() {
        return histories;
    }

    public TraceStore traces() {
        return traces;
    }

    public TraceWriter traceWriter() {
        return traceWriter;
    }

    public LearningQueue queue() {
        return queue;
    }

    public BatchStore batches() {
        return batches;
    }

    public Spending spending() {
        return spending;
    }

    public PeopleIndex people() {
        return people;
    }

    public EventChannel events() {
        return events;
    }

    public VectorStore vectors() {
        return vectors;
    }

    public UseStore use() {
        return use;
    }

    public FeedbackStore feedback() {
        return feedback;
    }

    public HabitStore habits() {
        return habits;
    }

    public KeyStore keys() {
        return keys;
    }

    public AuditStore audit() {
        return audit;
    }

    public LinkStore personLinks() {
        return personLinks;
    }

    public SignOutStore signOuts() {
        return signOuts;
    }

    /** Removes everything that is kept of a person, and keeps what was queued before from being learned. */
    public CompletionStage<Receipt> erase(Person person) {
        return eraser.erase(person).whenComplete((receipt, failure) -> {
            cache.drop(Keys.of(person).profile());
            conversations.forget(person);
            threads.after(LATE, repair::run);
        });
    }

    public StoreHealth health() {
        return health.health();
    }

    /** Ends what runs, within seconds, and lets go of Redis. */
    @Override
    public void close() {
        waits.close();
        try {
            queue.close()
                    .thenCompose(ended -> traceWriter.settled())
                    .thenCompose(ended -> links.close())
                    .toCompletableFuture()
                    .get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("the connections to Redis do not close in time");
        }
        events.close();
        threads.close();
    }

    /** Sees to everybody whose row has been behind for so long. */
    CompletionStage<Void> repairIndex(Duration age) {
        return repair.repair(age);
    }

    /** Ends as a killed process does: nothing is given back and nobody is told. */
    void abandon() {
        threads.close();
        Threads.aside(links.close());
    }

    private void connected() {
        repair.run();
        queue.back();
    }
}
