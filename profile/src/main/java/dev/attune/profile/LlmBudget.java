package dev.attune.profile;

import dev.attune.profile.model.Person;
import dev.attune.profile.store.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** What may still be spent today (UTC): for a person over all processes, and by this process. From any thread. */
final class LlmBudget {

    private final LlmSettings.Budget settings;
    private final Spending spending;
    private final InstantSource clock;
    private final AtomicReference<Spent> own;

    LlmBudget(LlmSettings.Budget settings, Spending spending, InstantSource clock) {
        this.settings = settings;
        this.spending = spending;
        this.clock = clock;
        this.own = new AtomicReference<>(new Spent(today(), 0));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Duration untilTomorrow() {
        Instant midnight = today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Duration.between(clock.instant(), midnight);
    }

    /** Whether so much could be spent on a day on which nothing was spent yet. */
    boolean everAllows(long tokens) {
        return tokens <= settings.eachPerson() && tokens <= settings.eachProcess();
    }

    OverBudget over() {
        return settings.over();
    }

    /** Spends ahead of a call what it may cost at the most, if there is so much left. */
    CompletionStage<Boolean> spend(Person person, LocalDate day, long tokens) {
        Spent after = own.updateAndGet(spent -> spent.on(day).plus(tokens));
        if (after.tokens > settings.eachProcess()) {
            own.updateAndGet(spent -> spent.on(day).plus(-tokens));
            return CompletableFuture.completedStage(false);
        }
        return spending.spend(person, day, tokens, settings.eachPerson()).thenApply(granted -> {
            if (!granted) {
                own.updateAndGet(spent -> spent.on(day).plus(-tokens));
            }
            return granted;
        });
    }

    /** Gives back what a call did not cost after all. */
    CompletionStage<?> settle(Person person, LocalDate day, long reserved, long cost) {
        own.updateAndGet(spent -> spent.day.equals(day) ? spent.plus(cost - reserved) : spent);
        return spending.settle(person, day, cost - reserved);
    }

    private record Spent(LocalDate day, long tokens) {

        Spent on(LocalDate other) {
            return day.isBefore(other) ? new Spent(other, 0) : this;
        }

        Spent plus(long more) {
            return new Spent(day, Math.max(0, tokens + more));
        }
    }
}
