package dev.attune.profile.store;

import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Sessions that were ended before their time. */
public final class SignOutStore {

    private final Redis redis;

    SignOutStore(Redis redis) {
        this.redis = redis;
    }

    public CompletionStage<Void> end(String session, Duration rest) {
        return redis.call(commands -> commands.set(Keys.signOut(session), "", SetArgs.Builder.px(rest)))
                .thenAccept(set -> {});
    }

    public CompletionStage<Boolean> ended(String session) {
        return redis.call(commands -> commands.exists(Keys.signOut(session))).thenApply(count -> count > 0);
    }
}
