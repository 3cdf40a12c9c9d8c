package dev.attune.bench.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client for Node, played by {@code compat/run.mjs} with its own script. */
record NodeClient(String name) implements Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPTS = Path.of("compat");
    private static final AtomicBoolean INSTALLED = new AtomicBoolean();
    private static final TypeReference<Map<String, JsonNode>> VIEWS = new TypeReference<>() {};

    /** Whether there is a Node to play them, as there has to be where builds are checked. */
    static boolean isInstalled() throws InterruptedException {
        if (System.getenv("CI") != null) {
            return true;
        }
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Fetches the clients in the versions of the lock file, once. */
    static synchronized void install() throws IOException, InterruptedException {
        if (INSTALLED.get()) {
            return;
        }
        Process process = new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
                .directory(SCRIPTS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("npm ci").isZero();
        INSTALLED.set(true);
    }

    @Override
    public Map<String, JsonNode> play(List<Run> runs) throws IOException, InterruptedException {
        Path input = Files.createTempFile("attune-runs", ".json");
        Path output = Files.createTempFile("attune-views", ".json");
        try {
            JSON.writeValue(input.toFile(), runs);
            Process process = new ProcessBuilder("node", "run.mjs", name)
                    .directory(SCRIPTS.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.waitFor()).as(name).isZero();
            return JSON.readValue(output.toFile(), VIEWS);
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }
}
