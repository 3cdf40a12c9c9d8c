package dev.attune.profile.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes connections to Redis, one server or many. Nothing is connected before it is asked for. */
sealed interface Connections permits NodeConnections, ClusterConnections {

    long CLOSE_SECONDS = 2;

    /** Fails with an {@link IllegalArgumentException} that teaches when the address cannot be right. */
    static Connections to(String url, Duration timeout) {
        RedisAddresses addresses = RedisAddresses.of(url, timeout);
        return addresses.isCluster()
                ? ClusterConnections.to(addresses, timeout)
                : NodeConnections.to(addresses.first(), timeout);
    }

    CompletionStage<Connected> commands();

    /**
     * For hearing what is published.
     *
     * @param listen what makes a new connection hear something
     */
    CompletionStage<Connected> messages(
            Function<StatefulRedisPubSubConnection<String, String>, CompletionStage<?>> listen);

    CompletionStage<Void> close();

    /** What both kinds have in common. */
    static <B extends ClientOptions.Builder> B common(B options, Duration timeout) {
        options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(ProtocolVersion.RESP3)
                .requestQueueSize(50_000)
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build());
        return options;
    }

    static ClientResources resources() {
        return DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .nettyCustomizer(new FlushTogether())
                .build();
    }

    static void end(ClientResources resources) {
        Future<?> unused = resources.shutdown(0, CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
