package dev.attune.console.overview;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts the people of a tenant by stage. A count goes through the whole list, so one is kept for a while, and only one is made at a time for
 * each tenant. Safe on any thread.
 */
final class Census {

    /** Beyond this it is enough to know that there are more. */
    static final int MOST = 100_000;

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final long PATIENCE_MS = 60;
    private static final int MOST_TENANTS = 100;

    private final Profiles profiles;
    private final InstantSource clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Count>> running = new ConcurrentHashMap<>();

    Census(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The newest count there is in a moment; {@link Count#NONE_YET} when the first takes longer. */
    CompletionStage<Count> of(String tenant) {
        Count known = counts.get(tenant);
        if (known != null && known.at().plus(FRESH).isAfter(clock.instant())) {
            return CompletableFuture.completedStage(known);
        }
        Count meanwhile = known == null ? Count.NONE_YET : known;
        return begin(tenant).copy().completeOnTimeout(meanwhile, PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Count> begin(String tenant) {
        CompletableFuture<Count> mine = new CompletableFuture<>();
        CompletableFuture<Count> other = running.putIfAbsent(tenant, mine);
        if (other != null) {
            return other;
        }
        add(tenant, new EnumMap<>(Stage.class), new Page.Request(Page.Request.MOST, null), new int[2])
                .whenComplete((count, failure) -> {
                    if (failure != null) {
                        mine.completeExceptionally(failure);
                    } else {
                        if (counts.size() >= MOST_TENANTS) {
                            counts.clear();
                        }
                        counts.put(tenant, count);
                        mine.complete(count);
                    }
                    running.remove(tenant);
                });
        return mine;
    }

    private CompletionStage<Count> add(String tenant, Map<Stage, Integer> stages, Page.Request page, int[] others) {
        return profiles.people().list(tenant, "", page).thenCompose(part -> {
            for (PersonRow row : part.items()) {
                stages.merge(row.stage(), 1, Integer::sum);
                others[0] += row.on() ? 0 : 1;
                others[1] += row.waiting() > 0 ? 1 : 0;
            }
            int total = stages.values().stream().mapToInt(Integer::intValue).sum();
            String cursor = part.cursor();
            return cursor == null || total >= MOST
                    ? CompletableFuture.completedStage(
                            new Count(clock.instant(), Map.copyOf(stages), others[0], others[1], cursor != null))
                    : add(tenant, stages, new Page.Request(Page.Request.MOST, cursor), others);
        });
    }

    /**
     * How many people there are.
     *
     * @param off who are switched off
     * @param waiting of whom something waits for a word
     * @param more there are more than were counted
     */
    record Count(Instant at, Map<Stage, Integer> stages, int off, int waiting, boolean more) {

        static final Count NONE_YET = new Count(Instant.EPOCH, Map.of(), 0, 0, true);

        int total() {
            return stages.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
