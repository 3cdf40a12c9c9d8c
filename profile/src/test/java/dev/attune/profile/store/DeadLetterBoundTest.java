package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What nobody could learn from, as often as that may be and once more. */
final class DeadLetterBoundTest {

    private static final String FIRST = "1-1";

    @Test
    void asManyAsThereMayBeAreKeptAndOneMoreTakesTheOldestAway() {
        StoreSettings.Queue usual = StoreSettings.Queue.USUAL;
        try (RedisFixture redis = RedisFixture.open();
                RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect();
                RedisStore store = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS)
                        .withQueue(usual.withRetries(1, Duration.ofMillis(1))))) {
            bury(connection.async(), QueueStream.MOST_DEAD - 1);
            store.queue().work(delivery -> CompletableFuture.failedStage(new IllegalStateException("not this one")), 1);

            die(store, "the last that fits");
            assertThat(connection.sync().xlen(Keys.dead(0))).isEqualTo(10_000);
            assertThat(oldest(connection)).isEqualTo(FIRST);
            die(store, "one more");
            assertThat(connection.sync().xlen(Keys.dead(0))).isEqualTo(10_000);
            assertThat(oldest(connection)).isEqualTo("1-2");
        }
    }

    private static void die(RedisStore store, String text) {
        Eventually.get(store.queue().offer(Samples.exchange(Samples.ALICE, text)));
        Eventually.get(store.queue().drained());
    }

    private static void bury(RedisAsyncCommands<String, String> commands, int count) {
        List<CompletableFuture<String>> all = IntStream.rangeClosed(1, count)
                .mapToObj(number -> commands.xadd(
                                Keys.dead(0), new XAddArgs().id("1-" + number), Map.of("p", "default:bob"))
                        .toCompletableFuture())
                .toList();
        all.forEach(CompletableFuture::join);
    }

    private static String oldest(StatefulRedisConnection<String, String> connection) {
        return connection.sync().xrange(Keys.dead(0), Range.unbounded(), Limit.from(1)).stream()
                .map(StreamMessage::getId)
                .findFirst()
                .orElseThrow();
    }
}
