package dev.attune.bench.load;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;

/** Asks a Redis about itself. */
final class RedisProbe implements AutoCloseable {

    private static final String MEMORY = "used_memory:";

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private RedisProbe(RedisClient client) {
        this.client = client;
        this.connection = client.connect();
    }

    static RedisProbe open(URI address) {
        return new RedisProbe(RedisClient.create(address.toString()));
    }

    long usedBytes() {
        return connection
                .sync()
                .info("memory")
                .lines()
                .filter(line -> line.startsWith(MEMORY))
                .mapToLong(
                        line -> Long.parseLong(line.substring(MEMORY.length()).strip()))
                .sum();
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
