package dev.attune.profile.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Makes connections to one Redis. Nothing is connected before it is asked for. */
final class Connections {

    private static final int IO_THREADS = 2;
    private static final int MOST_COMMANDS_IN_FLIGHT = 50_000;
    private static final long CLOSE_SECONDS = 2;

    /** Hosts and ports as they should be, for Lettuce takes what is no port as part of the host. */
    private static final Pattern ADDRESS =
            Pattern.compile("(redis|rediss)://([^@/]*@)?(\\[[^\\]]+]|[^:/@\\[\\]?#]+)(:\\d{1,5})?([/?#].*)?"
                    + "|redis-sentinel://([^@/]*@)?[^:/@?#]+(:\\d{1,5})?(,[^:/@?#]+(:\\d{1,5})?)*([/?].*)?#.+");

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI address;

    private Connections(ClientResources resources, RedisClient client, RedisURI address) {
        this.resources = resources;
        this.client = client;
        this.address = address;
    }

    /** Fails with an {@link IllegalArgumentException} that teaches when the address cannot be right. */
    static Connections to(String url, Duration timeout) {
        RedisURI address = address(url);
        address.setTimeout(timeout);
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(IO_THREADS)
                .computationThreadPoolSize(IO_THREADS)
                .nettyCustomizer(new FlushTogether())
                .build();
        RedisClient client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(ProtocolVersion.RESP3)
                .requestQueueSize(MOST_COMMANDS_IN_FLIGHT)
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build())
                .build());
        return new Connections(resources, client, address);
    }

    CompletionStage<StatefulRedisConnection<String, String>> commands() {
        return client.connectAsync(StringCodec.UTF8, address);
    }

    CompletionStage<StatefulRedisPubSubConnection<String, String>> messages() {
        return client.connectPubSubAsync(StringCodec.UTF8, address);
    }

    CompletionStage<Void> close() {
        return client.shutdownAsync(0, CLOSE_SECONDS, TimeUnit.SECONDS).thenRun(() -> {
            Future<?> unused = resources.shutdown(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        });
    }

    private static RedisURI address(String url) {
        if (url.startsWith("redis-cluster://")) {
            throw new IllegalArgumentException(
                    "redis.url: redis-cluster:// is not supported yet; name one node by redis:// or sentinels by redis-sentinel://");
        }
        if (!ADDRESS.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "redis.url must be like redis://localhost:6379, rediss://localhost:6379 or"
                            + " redis-sentinel://one:26379,two:26379#name-of-the-master");
        }
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException wrong) {
            // Without its message: the address may hold a password.
            throw new IllegalArgumentException(
                    "redis.url is not an address that Redis can have; one looks like redis://localhost:6379");
        }
    }
}
