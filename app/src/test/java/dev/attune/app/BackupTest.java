package dev.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.Arguments.Wish;
import dev.attune.app.settings.SettingsReader;
import dev.attune.app.start.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups as docs/operations.md tells to make them, and what is there after a restore. */
final class BackupTest {

    private static final String TOKEN = "token-of-the-test";

    @TempDir
    Path folder = Path.of("unset");

    @Test
    void aCopyOfTheDataOfARunningAttuneHasWhatWasLearned() throws Exception {
        try (Attune attune = start(folder.resolve("data"))) {
            teach(api(attune), "ada");
            // Within a second everything is in the file.
            Eventually.holds(() ->
                    Files.readString(file("data"), StandardCharsets.ISO_8859_1).contains("allergic"));
            copy("data", "restored");
        }

        try (Attune attune = start(folder.resolve("restored"))) {
            assertThat(api(attune).memories("ada")).isNotEmpty();
        }
    }

    @Test
    void whoWasErasedAfterTheBackupStaysErased() throws Exception {
        try (Attune attune = start(folder.resolve("data"))) {
            teach(api(attune), "ada");
            teach(api(attune), "bob");
        }
        copy("data", "backup");
        try (Attune attune = start(folder.resolve("data"))) {
            assertThat(api(attune).erase("ada")).isEqualTo(200);
            assertThat(api(attune).memories("ada")).isEmpty();
        }
        restore("backup", "data");

        try (Attune attune = start(folder.resolve("data"))) {
            Api api = api(attune);
            Eventually.holds(() -> api.memories("ada").isEmpty());
            assertThat(api.memories("bob")).isNotEmpty();
        }
    }

    @Test
    void whoCameBackAfterTheirErasureIsLeftAlone() throws Exception {
        try (Attune attune = start(folder.resolve("data"))) {
            teach(api(attune), "ada");
            assertThat(api(attune).erase("ada")).isEqualTo(200);
            teach(api(attune), "ada");
        }
        try (Attune attune = start(folder.resolve("data"))) {
            Api api = api(attune);
            // By the time that somebody else was taught, erasures have been looked at.
            teach(api, "bob");
            assertThat(api.memories("ada")).isNotEmpty();
        }
    }

    private static void teach(Api api, String person) throws Exception {
        api.say(person, "I am allergic to peanuts.");
        api.awaitMemories(person);
    }

    private static Api api(Attune attune) {
        return new Api(Objects.requireNonNull(attune.proxyUrl()), TOKEN);
    }

    private Attune start(Path data) throws Exception {
        Map<String, String> environment = Map.of(
                "ATTUNE_PROXY_PORT", "0",
                "ATTUNE_CONSOLE_PORT", "0",
                "ATTUNE_ADMIN_TOKEN", TOKEN,
                "ATTUNE_DEADLINE_MS", "10000",
                "ATTUNE_DATA_DIR", data.toString());
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return Attune.start(
                new Arguments(Role.ALL, true, null, Wish.RUN),
                new SettingsReader(environment).read(null),
                nowhere,
                new Opened());
    }

    private Path file(String data) {
        return folder.resolve(data).resolve("redis").resolve("appendonly.aof");
    }

    /** cp DATA/redis/appendonly.aof BACKUP */
    private void copy(String from, String to) throws IOException {
        Files.createDirectories(folder.resolve(to).resolve("redis"));
        Files.copy(file(from), file(to));
    }

    /** rm -r DATA/redis; cp BACKUP DATA/redis/appendonly.aof; what else is in DATA stays. */
    private void restore(String from, String to) throws IOException {
        try (Stream<Path> old = Files.list(folder.resolve(to).resolve("redis"))) {
            for (Path path : List.copyOf(old.toList())) {
                Files.delete(path);
            }
        }
        Files.copy(file(from), file(to));
    }
}
