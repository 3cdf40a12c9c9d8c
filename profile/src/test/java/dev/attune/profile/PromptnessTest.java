package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PromptnessTest {

    private static final long DEADLINE = 50;

    private final AtomicLong millis = new AtomicLong();
    private final Promptness promptness = new Promptness(
            Duration.ofMillis(DEADLINE), () -> Duration.ofMillis(millis.get()).toNanos());

    @Test
    void nobodyWaitsOnceReadsOfSomeTimeCameLate() {
        late(4, 51);
        assertThat(promptness.isLate()).isFalse();
        late(1, 51);
        assertThat(promptness.isLate()).isTrue();
    }

    @Test
    void aPauseThatMakesAllThatAreUnderWayLateIsNotTheStores() {
        List<CompletableFuture<String>> reads = new ArrayList<>();
        for (int read = 0; read < 100; read++) {
            reads.add(begun());
        }
        millis.addAndGet(400);
        reads.forEach(read -> read.complete("there"));
        assertThat(promptness.isLate()).isFalse();
    }

    @Test
    void aReadInTimeEndsIt() {
        late(10, 60);
        assertThat(promptness.isLate()).isTrue();
        CompletableFuture<String> quick = begun();
        millis.addAndGet(DEADLINE);
        quick.complete("there");
        assertThat(promptness.isLate()).isFalse();
        late(4, 60);
        assertThat(promptness.isLate()).isFalse();
    }

    @Test
    void whatFailsAtOnceTellsNothingOfItsSpeed() {
        late(10, 60);
        begun().completeExceptionally(new IllegalStateException("away"));
        assertThat(promptness.isLate()).isTrue();
    }

    /** One after the other. */
    private void late(int reads, long took) {
        for (int read = 0; read < reads; read++) {
            CompletableFuture<String> slow = begun();
            millis.addAndGet(took);
            slow.complete("there");
        }
    }

    private CompletableFuture<String> begun() {
        CompletableFuture<String> read = new CompletableFuture<>();
        promptness.watch(read);
        return read;
    }
}
