package dev.attune.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.recall.MemoryVectors;
import dev.attune.profile.store.VectorStore;
import dev.attune.profile.text.Encoder;
import dev.attune.profile.text.TextVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What texts mean: that of questions while somebody waits, that of memories when they are learned, kept beside the profile.
 *
 * <p>The encoder is loaded in the background, and until it is there, or where it cannot be loaded, nothing has a meaning. Questions and
 * memories have threads of their own, so that nobody waits for somebody else's long list; what their queues cannot take has no meaning
 * either, for now: the vectors of memories that are missing are made the next time that the profile is loaded.
 */
final class Meanings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Meanings.class);

    /** A process that starts has better things to do with its processors. */
    private static final Duration STARTING = Duration.ofSeconds(2);

    /** A process that ends while its native library loads or works is aborted, so that is waited for. */
    private static final long STOP_SECONDS = 5;

    private static final int MOST_WAITING_EACH = 8;
    private static final int MOST_PEOPLE_WAITING = 1_000;
    private static final int MOST_QUESTIONS_KNOWN = 2_000;
    private static final int MOST_MEMORIES_KNOWN = 200_000;
    private static final Duration KNOWN = Duration.ofMinutes(30);

    /** As many are kept together: a killed process loses no more, and the first of a long list are there soon. */
    private static final int TOGETHER = 32;

    /** The newest so many of a person have a meaning: making them takes some 6 ms each. */
    private static final int MOST_EACH = 2_000;

    private final VectorStore store;
    private final ThreadPoolExecutor questions;
    private final ThreadPoolExecutor memories;
    private final AtomicReference<@Nullable Supplier<Encoder>> unloaded;
    private final CompletableFuture<Encoder> encoder = new CompletableFuture<>();
    private final AtomicReference<Pulse.Meaning> state;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final Cache<String, float[]> knownQuestions = Caffeine.newBuilder()
            .maximumSize(MOST_QUESTIONS_KNOWN)
            .expireAfterWrite(KNOWN)
            .executor(Runnable::run)
            .build();
    private final Cache<Which, TextVector> knownMemories = Caffeine.newBuilder()
            .maximumSize(MOST_MEMORIES_KNOWN)
            .expireAfterAccess(KNOWN)
            .executor(Runnable::run)
            .build();

    /** @param load gives the encoder, in the background; empty where meaning is switched off */
    Meanings(VectorStore store, Optional<Supplier<Encoder>> load) {
        this.store = store;
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.questions = Workers.start("attune-meaning-", threads, threads * MOST_WAITING_EACH);
        this.memories = Workers.start("attune-vectors-", 1, MOST_PEOPLE_WAITING);
        this.unloaded = new AtomicReference<>(load.orElse(null));
        this.state = new AtomicReference<>(new Pulse.Meaning(
                load.isEmpty() ? Pulse.MeaningState.OFF : Pulse.MeaningState.LOADING, Instant.now(), ""));
        if (load.isEmpty()) {
            encoder.completeExceptionally(new Off());
        } else {
            CompletableFuture.delayedExecutor(STARTING.toMillis(), TimeUnit.MILLISECONDS, memories)
                    .execute(this::load);
        }
    }

    /** Loads the encoder on the thread for memories, which have no use for it before. */
    private void load() {
        Supplier<Encoder> load = unloaded.getAndSet(null);
        if (load == null) {
            return;
        }
        try {
            Encoder loaded = load.get();
            loaded.encode("The first text takes longer than those after it.");
            state.set(new Pulse.Meaning(Pulse.MeaningState.READY, Instant.now(), ""));
            encoder.complete(loaded);
        } catch (RuntimeException | LinkageError failure) {
            LOG.warn("memories are found by their words alone: {}", failure.toString());
            state.set(new Pulse.Meaning(Pulse.MeaningState.FAILED, Instant.now(), failure.toString()));
            encoder.completeExceptionally(failure);
        }
    }

    /** Whether the encoder is there. */
    Pulse.Meaning state() {
        return Objects.requireNonNull(state.get());
    }

    /** How often the direction of a question was at hand. */
    Pulse.CacheUse use() {
        return new Pulse.CacheUse(hits.sum(), misses.sum());
    }

    /** Complete when the encoder is there; failed when there is none. Whoever asks for this needs it now. */
    CompletableFuture<Void> ready() {
        if (unloaded.get() != null) {
            try {
                memories.execute(this::load);
            } catch (RejectedExecutionException closing) {
                return CompletableFuture.failedFuture(closing);
            }
        }
        return encoder.thenAccept(there -> {});
    }

    /** The direction of a question: at once when it is known, else when a thread has come to it; failed when nobody can tell. */
    CompletableFuture<float[]> ofQuestion(String gist) {
        float[] known = knownQuestions.getIfPresent(gist);
        if (known != null) {
            hits.increment();
            return CompletableFuture.completedFuture(known);
        }
        misses.increment();
        Encoder there = encoder.isDone() && !encoder.isCompletedExceptionally() ? encoder.join() : null;
        if (there == null) {
            return CompletableFuture.failedFuture(new Off());
        }
        try {
            return CompletableFuture.supplyAsync(() -> knownQuestions.get(gist, there::encode), questions);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    /**
     * The directions of many texts, by the text, made in the background among the memories of others: so long lists keep no question
     * waiting. Failed when nobody can tell.
     */
    CompletableFuture<Map<String, float[]>> ofAll(List<String> texts) {
        return ready().thenCompose(ready -> ofAll(texts, new HashMap<>()));
    }

    private CompletableFuture<Map<String, float[]>> ofAll(List<String> texts, Map<String, float[]> made) {
        if (texts.isEmpty()) {
            return CompletableFuture.completedFuture(made);
        }
        List<String> first = texts.subList(0, Math.min(TOGETHER, texts.size()));
        List<String> rest = texts.subList(first.size(), texts.size());
        return encoder.thenApplyAsync(
                        there -> {
                            first.forEach(text -> made.put(text, knownQuestions.get(text, there::encode)));
                            return made;
                        },
                        memories)
                .thenCompose(done -> ofAll(rest, done));
    }

    /** Fills in the vectors of a person's memories, by place: those that are at hand before it returns, the rest in the background. */
    void fill(Person person, List<Memory> all, MemoryVectors vectors) {
        if (encoder.isCompletedExceptionally()) {
            vectors.filled().complete(null);
            return;
        }
        List<Missing> missing = new ArrayList<>();
        for (int place = Math.max(0, all.size() - MOST_EACH); place < all.size(); place++) {
            Memory memory = all.get(place);
            TextVector known = known(person, memory);
            if (known != null) {
                vectors.put(place, known);
            } else {
                missing.add(new Missing(memory, place));
            }
        }
        if (missing.isEmpty()) {
            vectors.filled().complete(null);
            return;
        }
        store.load(person, missing.stream().map(one -> one.memory().id()).toList())
                .thenApply(stored -> take(person, missing, stored, vectors))
                .thenCompose(left -> make(person, left, vectors))
                .whenComplete((done, failure) -> vectors.filled().complete(null));
    }

    /** Makes and keeps the vectors of memories that were just learned or edited. */
    void learned(Person person, List<Memory> changed) {
        List<Missing> missing = new ArrayList<>();
        for (Memory memory : changed) {
            if (known(person, memory) == null) {
                missing.add(new Missing(memory, missing.size()));
            }
        }
        if (!missing.isEmpty() && !encoder.isCompletedExceptionally()) {
            make(person, missing, null).exceptionally(failure -> null);
        }
    }

    private @Nullable TextVector known(Person person, Memory memory) {
        TextVector known = knownMemories.getIfPresent(new Which(person, memory.id()));
        return known != null && known.isOf(memory.text()) ? known : null;
    }

    /** Puts in what the store had, and answers what it had not. */
    private List<Missing> take(
            Person person, List<Missing> missing, Map<String, TextVector> stored, MemoryVectors vectors) {
        List<Missing> left = new ArrayList<>();
        for (Missing one : missing) {
            TextVector vector = stored.get(one.memory().id());
            if (vector != null && vector.isOf(one.memory().text())) {
                put(person, one, vector, vectors);
            } else {
                left.add(one);
            }
        }
        return left;
    }

    private void put(Person person, Missing one, TextVector vector, @Nullable MemoryVectors vectors) {
        knownMemories.put(new Which(person, one.memory().id()), vector);
        if (vectors != null) {
            vectors.put(one.place(), vector);
        }
    }

    private CompletionStage<Void> make(Person person, List<Missing> missing, @Nullable MemoryVectors vectors) {
        if (missing.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        return encoder.thenCompose(there -> {
            List<Missing> first = missing.subList(0, Math.min(TOGETHER, missing.size()));
            List<Missing> rest = missing.subList(first.size(), missing.size());
            return CompletableFuture.supplyAsync(() -> encode(there, person, first, vectors), memories)
                    .thenCompose(made -> store.keep(person, made))
                    .thenCompose(kept -> make(person, rest, vectors));
        });
    }

    private Map<String, TextVector> encode(
            Encoder there, Person person, List<Missing> missing, @Nullable MemoryVectors vectors) {
        Map<String, TextVector> made = new HashMap<>();
        for (Missing one : missing) {
            TextVector known = known(person, one.memory());
            TextVector vector = known != null ? known : of(there, one.memory().text());
            put(person, one, vector, vectors);
            if (known == null) {
                made.put(one.memory().id(), vector);
            }
        }
        return made;
    }

    private static TextVector of(Encoder there, String text) {
        return TextVector.of(text, there.encode(text));
    }

    /** Lets go of what is at hand of a person. */
    void forget(Person person) {
        knownMemories.asMap().keySet().removeIf(which -> which.person().equals(person));
    }

    /** Lets running work end; what waits is dropped, and made again when it is wanted. */
    @Override
    public void close() {
        questions.shutdownNow();
        memories.shutdownNow();
        try {
            memories.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            questions.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Which(Person person, String memory) {}

    private record Missing(Memory memory, int place) {}

    /** Nobody can tell what a text means. */
    private static final class Off extends RuntimeException {
        private static final long serialVersionUID = 1;

        Off() {
            super("there is no encoder", null, false, false);
        }
    }
}
