package dev.attune.app.redis;

import dev.attune.app.start.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The redis-server for this machine, out of the embedded-redis artifact, which carries one for each platform. */
final class RedisBinary {

    private static final String ELSE = "; set ATTUNE_REDIS_URL to a Redis 6.2 or newer";

    private RedisBinary() {}

    /** Puts the program into the folder, unless it is there already. */
    static Path unpack(Path folder) throws StartFailure, IOException {
        String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (resource == null) {
            throw new StartFailure("there is no embedded Redis for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ELSE);
        }
        Path program = folder.resolve(resource);
        if (!Files.isExecutable(program)) {
            copy(resource, program);
        }
        return program;
    }

    /** The failure of a server that ends before it is ready. */
    static StartFailure doesNotRun(String lastLine) {
        return new StartFailure("the embedded redis-server ended at its start (" + lastLine + ")" + ELSE);
    }

    static @Nullable String resource(String system, String architecture) {
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux") && (arm || intel)) {
            return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
        }
        if (name.startsWith("mac") && (arm || intel)) {
            return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
        }
        // The Windows program in the artifact is a 5.0, which lacks what the store needs.
        return null;
    }

    private static void copy(String resource, Path program) throws IOException {
        Path fresh = program.resolveSibling(resource + ".new");
        try (InputStream bytes = RedisBinary.class.getResourceAsStream('/' + resource)) {
            if (bytes == null) {
                throw new IOException("there is no " + resource + " on the class path");
            }
            Files.copy(bytes, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
    }
}
