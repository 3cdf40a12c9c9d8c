package dev.attune.profile.store;

import dev.attune.profile.model.Person;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A person's number of links. It goes once no link that carries it can be alive. */
public final class LinkStore {

    /** A day more than the longest link lives. */
    static final Duration KEPT = Duration.ofDays(31);

    private static final Script RAISE = Script.of("raise");

    private final Redis redis;

    LinkStore(Redis redis) {
        this.redis = redis;
    }

    /** 0 for who never had any ended. */
    public CompletionStage<Long> now(Person person) {
        return redis.call(commands -> commands.get(Keys.of(person).links()))
                .thenApply(count -> count == null ? 0L : Long.parseLong(count));
    }

    /** The same, for a link that is about to be made: kept from now on for as long as it may live. */
    public CompletionStage<Long> keep(Person person) {
        return redis.call(commands -> commands.pexpire(Keys.of(person).links(), KEPT))
                .thenCompose(kept -> now(person));
    }

    /** One more. */
    public CompletionStage<Long> raise(Person person) {
        return redis.script(RAISE, List.of(Keys.of(person).links()), List.of(Long.toString(KEPT.toMillis())))
                .thenApply(answer -> (Long) answer.get(0));
    }
}
