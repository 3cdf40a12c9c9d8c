package dev.attune.bench.soak;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Looks at the embedded Redis, by the address and password that its own configuration holds. */
final class StoreProbe implements AutoCloseable {

    private static final String MEMORY = "used_memory:";
    private static final String TURNS = "turns";
    private static final double MEGA = 1_024 * 1_024;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private StoreProbe(RedisClient client) {
        this.client = client;
        this.connection = client.connect();
    }

    static StoreProbe open(Path data) throws IOException {
        String configuration = Files.readString(data.resolve("redis").resolve("redis.conf"));
        int port = Integer.parseInt(value("port", configuration));
        RedisURI address = RedisURI.Builder.redis("127.0.0.1", port)
                .withPassword(value("requirepass", configuration).toCharArray())
                .build();
        return new StoreProbe(RedisClient.create(address));
    }

    long keys() {
        return connection.sync().dbsize();
    }

    double megabytes() {
        return connection
                .sync()
                .info("memory")
                .lines()
                .filter(line -> line.startsWith(MEMORY))
                .mapToDouble(line -> Double.parseDouble(line.substring(MEMORY.length())) / MEGA)
                .sum();
    }

    /** How many of this person's turns were learned. */
    long learnedTurns(String person) {
        return connection.sync().zcard(key(person, TURNS));
    }

    /** Megabytes of what these people's learned turns are known again by. */
    double turnMegabytes(int persons) {
        return IntStream.range(0, persons)
                        .mapToLong(person -> octets(Crowd.name(person), TURNS))
                        .sum()
                / MEGA;
    }

    /** Octets that one of this person's keys takes, with all that Redis needs to keep it; 0 when it is not there. */
    long octets(String person, String key) {
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8)
                .add("USAGE")
                .addKey(key(person, key))
                .add("SAMPLES")
                .add(0);
        Long octets = connection.sync().dispatch(CommandType.MEMORY, new IntegerOutput<>(StringCodec.UTF8), arguments);
        return octets == null ? 0 : octets;
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }

    private static String key(String person, String what) {
        return "attune:{default:" + person + "}:" + what;
    }

    private static String value(String name, String configuration) {
        String prefix = name + ' ';
        return Arrays.stream(configuration.split("\n", -1))
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow();
    }
}
