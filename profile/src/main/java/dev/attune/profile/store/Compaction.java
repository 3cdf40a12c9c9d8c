package dev.attune.profile.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets what was erased out of the append-only file too, in which it stands until Redis writes that anew. That an erasure waits for it is
 * kept in Redis, so that another process sees to it when this one ends. One rewriting serves all erasures before its beginning; one
 * that was under way when somebody was erased may have them still, and does not count.
 */
final class Compaction {

    /** What a receipt promises: a pause, a rewriting that was under way, and one of our own. */
    static final Duration WITHIN = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final Script DONE = Script.of("compacted");
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Rewriting costs the machine; many who are erased one after the other share one. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Redis redis;
    private final Threads threads;

    // Confined to the timer thread.
    private @Nullable String serving;
    private @Nullable Instant began;
    private boolean looking;

    Compaction(Redis redis, Threads threads) {
        this.redis = redis;
        this.threads = threads;
    }

    /** When the file will be rid of what was erased at that moment; empty where there is no file, or none that we may ask about. */
    CompletionStage<Optional<Instant>> ask(Instant erasedAt) {
        return state().thenCompose(state -> state.hasFile()
                        ? redis.call(commands -> commands.set(Keys.COMPACTION, Long.toString(Micro.of(erasedAt))))
                                .thenApply(set -> {
                                    look();
                                    return Optional.of(erasedAt.plus(WITHIN));
                                })
                        : CompletableFuture.completedStage(Optional.<Instant>empty()))
                .exceptionally(refused -> Optional.empty());
    }

    /** Sees whether there is something to do, and goes on until there is not. */
    void look() {
        threads.execute(() -> {
            if (looking) {
                return;
            }
            looking = true;
            Threads.aside(redis.call(commands -> commands.get(Keys.COMPACTION))
                    .thenCombine(state(), Seen::new)
                    .thenComposeAsync(this::step, threads)
                    .exceptionally(failure -> false)
                    .thenAcceptAsync(
                            more -> {
                                looking = false;
                                if (more) {
                                    threads.after(LOOK, this::look);
                                }
                            },
                            threads));
        });
    }

    /** Answers whether to look again soon. On the timer thread. */
    private CompletionStage<Boolean> step(Seen seen) {
        String asked = seen.asked();
        if (asked == null || !seen.state().hasFile()) {
            return CompletableFuture.completedStage(false);
        }
        if (seen.state().busy()) {
            return CompletableFuture.completedStage(true);
        }
        if (serving != null && seen.state().went()) {
            String served = serving;
            serving = null;
            return redis.script(DONE, List.of(Keys.COMPACTION), List.of(served)).thenApply(done -> true);
        }
        return begin(asked);
    }

    private CompletionStage<Boolean> begin(String asked) {
        Instant now = Instant.now();
        if (began != null && now.isBefore(began.plus(PAUSE))) {
            return CompletableFuture.completedStage(true);
        }
        began = now;
        LOG.debug("the append-only file is written anew, without what was erased");
        return redis.call(commands -> commands.bgrewriteaof())
                .thenApplyAsync(
                        begun -> {
                            serving = asked;
                            return true;
                        },
                        threads);
    }

    private CompletionStage<State> state() {
        return redis.call(commands -> commands.info()).thenApply(State::of);
    }

    /**
     * What Redis says of its file.
     *
     * @param busy it is being written anew, or will be
     * @param went the last time went well
     */
    private record State(boolean hasFile, boolean busy, boolean went) {

        static State of(String info) {
            return new State(
                    // Of a cluster we speak to one node at a time, and the file may be any other's.
                    info.contains("aof_enabled:1") && !info.contains("cluster_enabled:1"),
                    info.contains("aof_rewrite_in_progress:1") || info.contains("aof_rewrite_scheduled:1"),
                    info.contains("aof_last_bgrewrite_status:ok"));
        }
    }

    private record Seen(@Nullable String asked, State state) {}
}
