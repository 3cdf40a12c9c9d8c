package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import org.junit.jupiter.api.Test;

final class RedisFixtureTest {

    @Test
    void comesBackEmptyOnTheSamePort() {
        try (RedisFixture redis = RedisFixture.open()) {
            String url = redis.url();
            assertThat(setAndGet(url)).isEqualTo("v");
            redis.stop();
            assertThatThrownBy(() -> get(url)).isInstanceOf(RedisConnectionException.class);
            redis.start();
            assertThat(redis.url()).isEqualTo(url);
            assertThat(get(url)).isNull();
        }
    }

    @Test
    void comesBackWithWhatItHadWhenDurable() {
        try (RedisFixture redis = RedisFixture.openDurable()) {
            setAndGet(redis.url());
            redis.stop();
            redis.start();
            assertThat(get(redis.url())).isEqualTo("v");
        }
    }

    @Test
    void flushesEveryKeyAfterAPause() {
        try (RedisFixture redis = RedisFixture.open()) {
            setAndGet(redis.url());
            redis.pause();
            redis.resume();
            redis.flush();
            assertThat(get(redis.url())).isNull();
        }
    }

    private static String setAndGet(String url) {
        try (RedisClient client = RedisClient.create(url);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().set("k", "v");
            return connection.sync().get("k");
        }
    }

    private static String get(String url) {
        try (RedisClient client = RedisClient.create(url);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().get("k");
        }
    }
}
