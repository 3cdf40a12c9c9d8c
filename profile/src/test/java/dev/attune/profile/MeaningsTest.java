package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Status;
import dev.attune.profile.recall.MemoryIndex;
import dev.attune.profile.recall.MemoryVectors;
import dev.attune.profile.recall.Recaller;
import dev.attune.profile.store.RedisStore;
import dev.attune.profile.store.StoreSettings;
import dev.attune.profile.text.Encoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a meaning when, with an encoder that does as it is told. */
final class MeaningsTest {

    private static final Person KIM = new Person("default", "kim");

    private RedisFixture redis;
    private RedisStore store;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        store = RedisStore.open(StoreSettings.of(redis.url(), Rooms.DEFAULTS));
    }

    @AfterEach
    void close() {
        store.close();
        redis.close();
    }

    @Test
    void encodesAQuestionOnce() {
        Scripted encoder = new Scripted();
        try (Meanings meanings = ready(encoder)) {
            float[] first = meanings.ofQuestion("tea?").join();
            CompletableFuture<float[]> again = meanings.ofQuestion("tea?");

            assertThat(again).isDone();
            assertThat(again.join()).isSameAs(first);
            assertThat(encoder.read).containsOnlyOnce("tea?");
        }
    }

    @Test
    void turnsQuestionsAwayThatItsQueueCannotTake() {
        Scripted encoder = new Scripted();
        try (Meanings meanings = ready(encoder)) {
            encoder.hold();
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (int number = 0; number < 1_000; number++) {
                last = meanings.ofQuestion("question " + number);
            }
            assertThat(last).isCompletedExceptionally();
            encoder.go();
        }
    }

    @Test
    void hasNoMeaningWhereTheEncoderCannotBeLoaded() {
        try (Meanings meanings = new Meanings(store.vectors(), Optional.of(() -> {
            throw new UnsatisfiedLinkError("no such library");
        }))) {
            Eventually.holds(() -> assertThat(meanings.ready()).isCompletedExceptionally());

            assertThat(meanings.ofQuestion("tea?")).isCompletedExceptionally();
            assertThat(filled(meanings, memory("m1", "I like tea")).filled()).isCompleted();
        }
    }

    @Test
    void fillsInWhatIsMissingAndReadsNoTextTwice() {
        Scripted encoder = new Scripted();
        try (Meanings meanings = ready(encoder)) {
            filled(meanings, memory("m1", "I like tea")).filled().join();
            filled(meanings, memory("m1", "I like tea"), memory("m2", "I like rowing"))
                    .filled()
                    .join();
            filled(meanings, memory("m1", "I like green tea")).filled().join();

            assertThat(encoder.read).containsOnlyOnce("I like tea", "I like rowing", "I like green tea");
        }
    }

    private Meanings ready(Encoder encoder) {
        Meanings meanings = new Meanings(store.vectors(), Optional.of(() -> encoder));
        try {
            meanings.ready().join();
        } catch (CompletionException failure) {
            throw new AssertionError(failure);
        }
        return meanings;
    }

    private static MemoryVectors filled(Meanings meanings, Memory... memories) {
        MemoryIndex index = new Recaller(new ConfigFiles(Path.of("../config")))
                .index(dev.attune.profile.recall.Known.profile(memories));
        MemoryVectors vectors = MemoryVectors.of(index);
        meanings.fill(KIM, index.memories(), vectors);
        return vectors;
    }

    private static Memory memory(String id, String text) {
        return new Memory(
                id,
                Facet.CONTENT,
                Kind.PREFERENCE,
                text,
                Origin.STATED,
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                Instant.EPOCH,
                null,
                null,
                List.of(new Evidence("t", text, Instant.EPOCH)));
    }

    /** Notes what it reads, and waits before it answers when it is told to. */
    private static final class Scripted implements Encoder {

        private final Queue<String> read = new ConcurrentLinkedQueue<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        void hold() {
            gate = new CountDownLatch(1);
        }

        void go() {
            gate.countDown();
        }

        @Override
        public float[] encode(String text) {
            read.add(text);
            try {
                gate.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return new float[] {1, text.length()};
        }

        @Override
        public int dimensions() {
            return 2;
        }
    }
}
