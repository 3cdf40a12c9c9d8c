package dev.attune.profile;

import dev.attune.profile.recall.Meaning;
import dev.attune.profile.recall.RecallQuery;
import dev.attune.profile.recall.Recaller;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a query means to a person's memories, if that is known in time. */
final class MeaningOf {

    /** Nobody's answer waits for what is only looked at; vectors that are missing are worth waiting for. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final CompletableFuture<Optional<Meaning>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final Meanings meanings;
    private final Recaller recaller;

    MeaningOf(Rooms rooms) {
        this.meanings = rooms.meanings();
        this.recaller = rooms.recaller();
    }

    /**
     * Never fails, and is empty when the limit has passed, when nobody can tell, and when it would change nothing. Complete
     * already when all of it is at hand.
     */
    CompletableFuture<Optional<Meaning>> of(Known known, RecallQuery query, Duration limit) {
        Optional<String> gist = limit.isNegative() || limit.isZero() ? Optional.empty() : gist(known, query);
        return gist.isEmpty() ? NOTHING : of(known, gist.get(), limit);
    }

    /** Empty where meaning would change nothing. */
    private Optional<String> gist(Known known, RecallQuery query) {
        return recaller.usesMeaning() ? recaller.gist(known.index(), query) : Optional.empty();
    }

    private CompletableFuture<Optional<Meaning>> of(Known known, String gist, Duration limit) {
        CompletableFuture<Optional<Meaning>> meaning = meanings.ofQuestion(gist)
                .thenCombine(
                        known.vectors().filled(),
                        (question, filled) -> Optional.of(new Meaning(question, known.vectors())))
                .exceptionally(unknown -> Optional.empty());
        return meaning.isDone()
                ? meaning
                : meaning.completeOnTimeout(Optional.empty(), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The same for somebody who can wait some seconds, for the encoder as well: it tells what a warm request would be told. */
    CompletableFuture<Optional<Meaning>> patiently(Known known, RecallQuery query) {
        Optional<String> gist = gist(known, query);
        if (gist.isEmpty()) {
            return NOTHING;
        }
        return meanings.ready()
                .handle((ready, failure) -> failure == null)
                .thenCompose(ready -> of(known, gist.get(), PATIENCE))
                .completeOnTimeout(Optional.empty(), PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    }
}
