package dev.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as its users run it. */
final class PackagedJarIT {

    private static final Pattern BASE = Pattern.compile("base URL for OpenAI clients: +(http://\\S+)/v1");
    private static final long LIMIT_SECONDS = 120;

    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder = Path.of("unset");

    @AfterEach
    void end() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    void helpIsPrinted() throws Exception {
        Process process = java(Map.of(), "--help");

        assertThat(exit(process)).isZero();
        assertThat(out()).startsWith("usage: java -jar attune.jar [all|proxy|console] [--demo] [--config FILE]");
        assertThat(errors()).isEmpty();
    }

    @Test
    void anUnknownArgumentIsRefusedInOneLine() throws Exception {
        assertThat(exit(java(Map.of(), "--quick"))).isEqualTo(2);
        assertThat(errors()).isEqualTo("attune: \"--quick\" is not an argument; --help lists those that are\n");
    }

    @Test
    void aBadFileIsRefusedInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("attune.yaml"), "proxy:\n  port: many\n");

        assertThat(exit(java(Map.of(), "--config", file.toString()))).isEqualTo(2);
        assertThat(errors())
                .isEqualTo(
                        "attune: " + file + ": proxy.port is \"many\", but must be a whole number from 0 to 65535\n");
    }

    @Test
    void aPortInUseIsToldInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(exit(java(Map.of("ATTUNE_PROXY_PORT", port)))).isEqualTo(1);
            assertThat(errors())
                    .isEqualTo("attune: port " + port + " on 127.0.0.1 is in use; set ATTUNE_PROXY_PORT to another\n");
        }
    }

    @Test
    void itEndsWellAtSigtermAndTakesItsRedisAlong() throws Exception {
        Process process = java(Map.of(), "--demo");
        assertThat(new Api(base(), "").status("/health/ready")).isEqualTo(200);
        ProcessHandle redis = process.toHandle().children().findFirst().orElseThrow();

        process.destroy();

        assertThat(exit(process)).isZero();
        assertThat(redis.isAlive()).isFalse();
        assertThat(errors()).doesNotContain("WARNING:").doesNotContain("WARN ").doesNotContain("ERROR");
    }

    @Test
    void whatItLearnedSurvivesAKill() throws Exception {
        Map<String, String> token = Map.of("ATTUNE_ADMIN_TOKEN", "token-of-the-test");
        Process process = java(token, "--demo");
        Api first = new Api(base(), "token-of-the-test");
        first.say("ada", "Please keep your answers short.");
        first.awaitMemories("ada");
        assertThat(first.memories("ada")).hasSize(1);
        ProcessHandle redis = process.toHandle().children().findFirst().orElseThrow();
        process.destroyForcibly();
        exit(process);
        assertThat(redis.isAlive()).isTrue();

        Process again = java(token, "--demo");
        Api second = new Api(base(), "token-of-the-test");

        assertThat(redis.isAlive()).isFalse();
        assertThat(second.memories("ada")).hasSize(1);
        again.destroy();
        assertThat(exit(again)).isZero();
    }

    private Process java(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("attune.jar", "target/attune.jar")));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment()
                .putAll(Map.of(
                        "ATTUNE_PROXY_PORT", "0",
                        "ATTUNE_CONSOLE_PORT", "0",
                        "ATTUNE_DEADLINE_MS", "10000",
                        "ATTUNE_DATA_DIR", folder.resolve("data").toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private URI base() throws Exception {
        Eventually.holds(() -> find().isPresent());
        return find().orElseThrow();
    }

    private Optional<URI> find() {
        Matcher matcher = BASE.matcher(out());
        return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String out() {
        return read("out");
    }

    private String errors() {
        return read("errors");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
