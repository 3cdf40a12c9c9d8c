package dev.attune.app.redis;

import dev.attune.app.start.PrivateFiles;
import dev.attune.app.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded Redis's part of the data folder: its append-only file and what a next start needs to find it again. */
record RedisFolder(Path path) {

    private static final Pattern ADDRESS = Pattern.compile("(?m)^port (\\d{1,5})\nrequirepass (\\S+)$");
    private static final Pattern PID = Pattern.compile("\\d{1,18}");

    static RedisFolder in(Path dataFolder) throws StartFailure {
        try {
            Path path = dataFolder.resolve("redis");
            PrivateFiles.createFolder(path);
            return new RedisFolder(path.toRealPath());
        } catch (IOException failure) {
            throw new StartFailure(
                    dataFolder + " cannot be made or written to; set ATTUNE_DATA_DIR to a folder of this user's own",
                    failure);
        }
    }

    Path lock() {
        return path.resolve("lock");
    }

    Path configuration() {
        return path.resolve("redis.conf");
    }

    /**
     * Writes the server's configuration. Every change is in the file within a second, and what the server acknowledged survives
     * the end of Attune in any case, since the server is a process of its own.
     */
    void configure(RedisAddress address) throws IOException {
        PrivateFiles.write(
                configuration(),
                String.join(
                        "\n",
                        "# Made by Attune at every start; changes are lost.",
                        "bind 127.0.0.1",
                        "port " + address.port(),
                        "requirepass " + address.password(),
                        "dir " + quoted(path),
                        "pidfile " + quoted(pidFile()),
                        "appendonly yes",
                        "appendfsync everysec",
                        "save \"\"",
                        "maxmemory-policy noeviction",
                        // Packs the fields of most people's hashes, which saves a tenth of their memory.
                        "hash-max-ziplist-value 512",
                        "daemonize no",
                        ""));
    }

    /** Where the server that was started last listens. */
    Optional<RedisAddress> lastAddress() throws IOException {
        if (!Files.exists(configuration())) {
            return Optional.empty();
        }
        Matcher matcher = ADDRESS.matcher(Files.readString(configuration()));
        return matcher.find()
                ? Optional.of(new RedisAddress(Integer.parseInt(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** The process of the server that was started last; a server that ended well takes its file away. */
    OptionalLong lastProcess() throws IOException {
        if (!Files.exists(pidFile())) {
            return OptionalLong.empty();
        }
        return Optional.of(Files.readString(pidFile()).strip())
                .filter(PID.asMatchPredicate())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private Path pidFile() {
        return path.resolve("redis.pid");
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
