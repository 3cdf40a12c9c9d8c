package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What depends on the model that a request asks for: where it goes, and how upstream is told a block. */
final class ModelRoutingTest {

    private static final String IN_USER =
            "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"speak plainly\"},"
                    + "{\"type\":\"text\",\"text\":\"hello\"}]}";

    @Test
    void a_request_goes_where_its_model_is() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ScriptedUpstream other = new ScriptedUpstream(vertx);
                Running running = new Running(settings -> settings.withRouting(new ProxySettings.Routing(
                        ModelPatterns.NONE, List.of(destination(other.base(), "k2", "Far-*")))))) {
            running.send(
                    running.chat(Running.HELLO).header("Attune-User", "ann").header("Authorization", "Bearer mine"));
            assertThat(running.upstream.only().header("authorization")).containsExactly("Bearer mine");
            assertThat(running.upstream.only().header("x-extra")).isEmpty();
            for (String user : new String[] {"ann", ""}) {
                running.send(running.chat(far()).header("Attune-User", user).header("X-Extra", "mine"));
            }
            running.send(running.chat(far()).header("Attune-Mode", "off"));
            assertThat(other.received()).hasSize(3).allSatisfy(received -> {
                assertThat(received.header("authorization")).containsExactly("Bearer k2");
                assertThat(received.header("x-extra")).containsExactly("ours");
                assertThat(received.header("host")).containsExactly(other.base().getAuthority());
            });
            assertThat(other.received().get(0).body().toString()).contains("speak plainly");
            assertThat(other.received().get(1).body()).hasToString(far());
            assertThat(other.received().get(2).body()).hasToString(far());
            assertThat(running.upstream.received()).hasSize(1);
        } finally {
            Running.await(vertx.close());
        }
    }

    @Test
    void what_names_no_model_goes_where_it_used_to() throws Exception {
        try (Running running = new Running(settings -> settings.withRouting(new ProxySettings.Routing(
                ModelPatterns.NONE, List.of(destination(URI.create("http://127.0.0.1:1"), null, "*x*")))))) {
            running.send(
                    running.request("/v1/embeddings").POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"x\"}")));
            running.send(running.chat("not understood"));
            running.send(running.request("/v1/models"));
            assertThat(running.upstream.received()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"org/Mistral-7B, true", "m, false"})
    void models_that_take_instructions_first_only_are_told_in_the_persons_message(String model, boolean inUser)
            throws Exception {
        try (Running running = new Running(settings -> settings.withRouting(
                new ProxySettings.Routing(ModelPatterns.of(List.of("*mistral*", "x")), List.of())))) {
            String body = Running.HELLO.replace("\"m\"", "\"" + model + "\"");
            running.send(running.chat(body).header("Attune-User", "ann"));
            String received = running.upstream.only().body().toString();
            if (inUser) {
                assertThat(received).isEqualTo("{\"model\":\"" + model + "\",\"messages\":[" + IN_USER + "]}");
            } else {
                assertThat(received).contains("\"role\":\"system\"");
            }
        }
    }

    @Test
    void where_the_person_says_nothing_there_is_no_place_in_their_message() throws Exception {
        try (Running running = new Running(settings ->
                settings.withRouting(new ProxySettings.Routing(ModelPatterns.of(List.of("*")), List.of())))) {
            String body = "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"}]}";
            var answer = running.send(running.chat(body).header("Attune-User", "ann"));
            assertThat(running.upstream.only().body()).hasToString(body);
            assertThat(answer.headers().firstValue("Attune-Personalization")).hasValue("none; reason=unsupported");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "claude-*, claude-3, true",
        "claude-*, Claude-, true",
        "claude-*, my-claude-3, false",
        "*, '', true",
        "a.c, abc, false",
        "**a**b, xaxb, true",
        "a\\Eb*, a\\Ebc, true",
    })
    void patterns_are_of_stars_and_letters(String glob, String model, boolean matches) {
        assertThat(ModelPatterns.of(List.of("other", glob)).matches(model)).isEqualTo(matches);
    }

    private static String far() {
        return Running.HELLO.replace("\"m\"", "\"far-1\"");
    }

    private static Destination destination(URI url, @Nullable String key, String models) {
        return new Destination(
                "far",
                url,
                new Destination.Credentials(key, Map.of("x-extra", "ours")),
                ModelPatterns.of(List.of(models)),
                ModelPatterns.NONE,
                new Destination.Waits(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }
}
