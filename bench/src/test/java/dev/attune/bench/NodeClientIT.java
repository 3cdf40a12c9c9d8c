package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients that people use on Node, pointed at an upstream and then at Attune in front of it. */
final class NodeClientIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPTS = Path.of("compat");
    private static final String WISH = "I am allergic to peanuts.";

    private static ScriptedUpstream upstream;
    private static AttuneProcess attune;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        boolean hasNode = hasNode();
        assumeTrue(hasNode || System.getenv("CI") != null, "Node is not installed");
        assertThat(run("npm", "ci").exit()).isZero();
        upstream = ScriptedUpstream.start(request -> "Lentil soup \u00fc \uD83C\uDF5C, \"quoted\".");
        attune = AttuneProcess.start(folder, upstream.url(), Map.of());
        attune.management().post("/users/kim/turns?wait=true", """
                        {"conversation":"c1","turns":[{"id":"t1","role":"user","content":"%s","at":"2026-01-01T10:00:00Z"}]}""".formatted(WISH));
    }

    @AfterAll
    static void stop() {
        if (attune != null) {
            attune.close();
            upstream.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "langchain", "ai", "anthropic"})
    void a_client_sees_the_same_with_and_without(String client) throws IOException, InterruptedException {
        Seen direct = seen(client, upstream.url().toString());
        Seen through = seen(client, attune.baseUrl().toString(), "kim");
        assertThat(through.view()).isEqualTo(direct.view());
        assertThat(through.bodies()).hasSameSizeAs(direct.bodies());
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "langchain", "ai", "anthropic"})
    void upstream_receives_the_same_but_for_inserted_messages(String client) throws IOException, InterruptedException {
        Seen direct = seen(client, upstream.url().toString());
        Seen through = seen(client, attune.baseUrl().toString(), "kim");
        for (int index = 0; index < direct.bodies().size(); index++) {
            String sent = direct.bodies().get(index);
            String arrived = through.bodies().get(index);
            assertThat(arrived).contains("peanuts").isNotEqualTo(sent);
            assertThat(isInsertedInto(sent, arrived)).as(arrived).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "langchain", "ai", "anthropic"})
    void switched_off_upstream_receives_every_byte_as_it_was_sent(String client)
            throws IOException, InterruptedException {
        Seen direct = seen(client, upstream.url().toString());
        assertThat(seen(client, attune.baseUrl().toString(), "kim", "off").bodies())
                .isEqualTo(direct.bodies());
        assertThat(seen(client, attune.baseUrl().toString()).bodies()).isEqualTo(direct.bodies());
    }

    /** Whether all that was sent arrived, byte for byte, with one block that only Attune could have put in, and what wraps it. */
    private static boolean isInsertedInto(String sent, String arrived) {
        int head = mismatch(sent, arrived);
        int tail = Math.min(sent.length() - head, mismatch(reversed(sent), reversed(arrived)));
        String wrapped = sent.substring(head, sent.length() - tail);
        String inserted = arrived.substring(head, arrived.length() - tail);
        return inserted.contains("about_this_person")
                && inserted.contains(wrapped)
                && wrapped.length() <= "\"Hello there.\"".length();
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static int mismatch(String one, String other) {
        int place = 0;
        while (place < Math.min(one.length(), other.length()) && one.charAt(place) == other.charAt(place)) {
            place++;
        }
        return place;
    }

    private static Seen seen(String client, String... arguments) throws IOException, InterruptedException {
        int before = upstream.received().size();
        List<String> command = new ArrayList<>(List.of("node", client + ".mjs"));
        command.addAll(List.of(arguments));
        Outcome outcome = run(command.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        List<String> bodies = upstream.received().stream()
                .skip(before)
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
        return new Seen(JSON.readTree(outcome.output()), bodies);
    }

    private static boolean hasNode() {
        try {
            return run("node", "--version").exit() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Outcome run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("attune-compat", ".json");
        Process process = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        String text = Files.readString(output);
        Files.delete(output);
        return new Outcome(exit, text);
    }

    private record Seen(JsonNode view, List<String> bodies) {}

    private record Outcome(int exit, String output) {}
}
