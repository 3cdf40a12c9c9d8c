package dev.attune.profile.store;

import dev.attune.profile.model.Person;
import io.lettuce.core.SetArgs;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The number that the links to somebody's own page carry. It goes once no link that carries it can be alive. */
public final class LinkStore {

    /** A day more than the longest link lives. */
    private static final Duration KEPT = Duration.ofDays(31);

    private static final long NONE = -1;

    private final SecureRandom random = new SecureRandom();
    private final Redis redis;

    LinkStore(Redis redis) {
        this.redis = redis;
    }

    /** -1 where there is no link. */
    public CompletionStage<Long> now(Person person) {
        return redis.call(commands -> commands.get(Keys.of(person).links()))
                .thenApply(number -> number == null ? NONE : Long.parseLong(number));
    }

    /** The same, for a link that is about to be made: kept from now on for as long as it may live. */
    public CompletionStage<Long> keep(Person person) {
        String key = Keys.of(person).links();
        // Drawn, not counted: after an erasure nothing is left to count on from, and an old link must stay of no use.
        String drawn = Long.toString(random.nextLong() & Long.MAX_VALUE);
        return redis.call(commands ->
                        commands.set(key, drawn, SetArgs.Builder.nx().px(KEPT)))
                .thenCompose(set -> redis.call(commands -> commands.pexpire(key, KEPT)))
                .thenCompose(kept -> now(person));
    }

    /** Ends every link there is. */
    public CompletionStage<Void> end(Person person) {
        return redis.call(commands -> commands.del(Keys.of(person).links())).thenAccept(gone -> {});
    }
}
