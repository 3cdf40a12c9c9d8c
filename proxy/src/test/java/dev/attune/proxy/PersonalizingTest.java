package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalizingTest {

    private static final String BODY =
            "{ \"model\":\"m-1\", \"x_unknown\":1.50e0,\n \"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
                    + " {\"role\":\"user\",\"content\":\"h\\u00e9llo\"} ] }";
    private static final String INSERTED = "{\"role\":\"system\",\"content\":\"speak plainly\"},";
    private static final String SPLICED = BODY.replace("{\"role\":\"user\"", INSERTED + "{\"role\":\"user\"");

    @Test
    void upstream_gets_the_apps_own_bytes_with_messages_between() throws Exception {
        try (Running running = new Running()) {
            HttpResponse<String> answer =
                    running.send(running.chat(BODY).header("Attune-User", "ann").header("Attune-Conversation", "c-1"));
            assertThat(running.upstream.only().body()).hasToString(SPLICED);
            assertThat(running.upstream.only().uri()).isEqualTo("/base/v9/chat/completions");
            assertThat(header(answer, "Attune-Personalization")).isEqualTo("applied; standing=1; recalled=0");
            assertThat(header(answer, "Attune-Trace")).isEqualTo(FakeProfiles.TRACE);
            Asking asking = running.profiles.asked().get(0);
            assertThat(asking.person()).isEqualTo(new Person("default", "ann"));
            assertThat(asking.conversation()).isEqualTo("c-1");
            assertThat(asking.model()).isEqualTo("m-1");
            assertThat(asking.marks()).hasSize(2);
            assertThat(asking.target()).isEqualTo(1);
            assertThat(asking.message()).isEqualTo("héllo");
        }
    }

    @ParameterizedTest
    @CsvSource({"on, true", "apply, true", "learn, false", "ON, true"})
    void the_mode_is_passed_on(String mode, boolean applied) throws Exception {
        try (Running running = new Running()) {
            HttpResponse<String> answer =
                    running.send(running.chat(BODY).header("Attune-User", "ann").header("Attune-Mode", mode));
            assertThat(running.upstream.only().body()).hasToString(applied ? SPLICED : BODY);
            assertThat(running.upstream.only().header("Attune-Mode")).isEmpty();
            assertThat(header(answer, "Attune-Trace")).isEqualTo(FakeProfiles.TRACE);
            assertThat(running.profiles.asked().get(0).mode().label()).isEqualToIgnoringCase(mode);
            Eventually.holds(
                    "the answer is kept", () -> running.profiles.answers().size() == 1);
        }
    }

    @Test
    void off_leaves_the_request_and_the_profile_alone() throws Exception {
        try (Running running = new Running()) {
            HttpResponse<String> answer =
                    running.send(running.chat(BODY).header("Attune-User", "ann").header("Attune-Mode", "off"));
            assertThat(running.upstream.only().body()).hasToString(BODY);
            assertThat(header(answer, "Attune-Personalization")).isEqualTo("none; reason=off");
            assertThat(answer.headers().map()).doesNotContainKey("attune-trace");
            assertThat(running.profiles.asked()).isEmpty();
            assertThat(running.profiles.answers()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann | {'user':'bob','messages':[{'role':'user','content':'Hi'}]} | ann",
                "'' | {'user':'bob','messages':[{'role':'user','content':'Hi'}]} |",
                " | {'user':'bob','messages':[{'role':'user','content':'Hi'}]} | bob",
                " | {'safety_identifier':'eve','user':'bob','messages':[{'role':'user','content':'Hi'}]} | eve",
                " | {'metadata':{'user_id':'m'},'messages':[{'role':'user','content':'Hi'}]} | m",
                " | {'user':'with\\u0007bell','messages':[{'role':'user','content':'Hi'}]} |",
                " | {'messages':[{'role':'user','content':'Hi'}]} |",
            })
    void a_request_is_of_whom_the_header_names_or_else_the_body(String header, String body, String person)
            throws Exception {
        try (Running running = new Running()) {
            HttpRequest.Builder request = running.chat(body.replace('\'', '"'));
            HttpResponse<String> answer =
                    running.send(header == null ? request : request.header("Attune-User", header));
            if (person == null) {
                assertThat(header(answer, "Attune-Personalization")).isEqualTo("none; reason=no-user");
                assertThat(answer.headers().map()).doesNotContainKey("attune-trace");
                assertThat(running.profiles.asked()).isEmpty();
                assertThat(running.upstream.only().body()).hasToString(body.replace('\'', '"'));
            } else {
                assertThat(running.profiles.asked().get(0).person().id()).isEqualTo(person);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void names_beyond_ascii_come_in_either_of_two_encodings(String encoding) throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            String bytes = new String("José".getBytes(encoding), StandardCharsets.ISO_8859_1);
            client.post(Running.CHAT, "Attune-User: " + bytes + "\r\n", Running.HELLO);
            client.readUntil("{\"ok\":true}");
            assertThat(running.profiles.asked().get(0).person().id()).isEqualTo("José");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Attune-Mode, sometimes",
        "Attune-Mode, ''",
        "Attune-User, with\u0085control",
    })
    void a_mistake_in_a_header_of_ours_is_told(String name, String value) throws Exception {
        assertRefused(name, value);
    }

    @Test
    void a_header_of_ours_beyond_its_limit_is_told() throws Exception {
        assertRefused("Attune-User", "x".repeat(257));
        assertRefused("Attune-Conversation", "x".repeat(257));
    }

    @Test
    void a_header_of_ours_at_its_limit_is_taken() throws Exception {
        try (Running running = new Running()) {
            HttpResponse<String> answer = running.send(running.chat(BODY)
                    .header("Attune-User", "x".repeat(256))
                    .header("Attune-Conversation", "y".repeat(256)));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private static void assertRefused(String name, String value) throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.post(Running.CHAT, name + ": " + value + "\r\nConnection: close\r\n", BODY);
            String answer = client.readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 400 ");
            JsonObject error = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4)).getJsonObject("error");
            assertThat(error.getString("param")).isEqualTo(name);
            assertThat(error.getString("message")).contains(name);
            assertThat(error.getString("type")).isEqualTo("invalid_request_error");
            assertThat(running.upstream.begun()).isZero();
        }
    }

    @Test
    void naming_two_people_is_told() throws Exception {
        try (Running running = new Running()) {
            HttpResponse<String> answer =
                    running.send(running.chat(BODY).header("Attune-User", "ann").header("Attune-User", "bob"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(running.upstream.begun()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "{\"model\":\"m\"}",
                "{\"messages\":[]}",
                "{\"messages\":[],\"messages\":[]}",
                "not json"
            })
    void what_is_not_understood_is_upstreams_to_judge(String body) throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays((request, received) ->
                    request.response().setStatusCode(400).end("{\"error\":\"upstream says no\"}"));
            HttpResponse<String> named = running.send(running.chat(body).header("Attune-User", "ann"));
            assertThat(running.upstream.only().body()).hasToString(body);
            assertThat(named.statusCode()).isEqualTo(400);
            assertThat(named.body()).isEqualTo("{\"error\":\"upstream says no\"}");
            assertThat(header(named, "Attune-Personalization")).isEqualTo("none; reason=unsupported");
            assertThat(header(named, "Attune-Trace")).matches("t[0-9a-f]{24}");
            HttpResponse<String> unnamed = running.send(running.chat(body));
            assertThat(header(unnamed, "Attune-Personalization")).isEqualTo("none; reason=no-user");
        }
    }

    @Test
    void a_body_at_the_limit_is_personalized() throws Exception {
        try (Running running = new Running(settings -> settings.withLimits(limits(BODY.length())))) {
            running.send(running.chat(BODY).header("Attune-User", "ann"));
            assertThat(running.upstream.only().body()).hasToString(SPLICED);
        }
    }

    @Test
    void a_body_of_megabytes_without_a_length_is_personalized() throws Exception {
        try (Running running = new Running()) {
            String picture = "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\""
                    + "A".repeat(24 << 20) + "\"}}]},";
            byte[] body = BODY.replace("{\"role\":\"user\"", picture + "{\"role\":\"user\"")
                    .getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> answer = running.send(running.request(Running.CHAT)
                    .header("Attune-User", "ann")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
            assertThat(header(answer, "Attune-Personalization")).startsWith("applied");
            assertThat(running.upstream.only().body().length()).isEqualTo(body.length + INSERTED.length());
        }
    }

    @Test
    void a_profile_that_does_not_answer_is_not_waited_for() throws Exception {
        try (Running running = new Running(settings -> settings.withDeadline(Duration.ofMillis(30)))) {
            running.profiles.preparing = asking -> new CompletableFuture<>();
            HttpResponse<String> answer = running.send(running.chat(BODY).header("Attune-User", "ann"));
            assertThat(running.upstream.only().body()).hasToString(BODY);
            assertThat(header(answer, "Attune-Personalization")).isEqualTo("none; reason=deadline");
            assertThat(running.profiles.answers().get(0).prepared().asking().message())
                    .isEqualTo("héllo");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_profile_that_breaks_breaks_no_request(boolean thrown) throws Exception {
        try (Running running = new Running()) {
            running.profiles.preparing = asking -> {
                if (thrown) {
                    throw new IllegalStateException("broken");
                }
                return CompletableFuture.failedFuture(new IllegalStateException("broken"));
            };
            running.profiles.keeping = answer -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
            HttpResponse<String> answer = running.send(running.chat(BODY).header("Attune-User", "ann"));
            assertThat(answer.body()).isEqualTo("{\"ok\":true}");
            assertThat(running.upstream.only().body()).hasToString(BODY);
            assertThat(header(answer, "Attune-Personalization")).isEqualTo("none; reason=store-unavailable");
        }
    }

    @Test
    void a_profile_that_answers_on_its_own_thread_is_heard_on_the_loop() throws Exception {
        try (Running running = new Running()) {
            running.profiles.preparing = asking -> CompletableFuture.supplyAsync(() -> FakeProfiles.applied(asking));
            for (int round = 0; round < 50; round++) {
                running.send(running.chat(BODY).header("Attune-User", "ann"));
            }
            assertThat(running.upstream.received())
                    .allSatisfy(received -> assertThat(received.body()).hasToString(SPLICED));
        }
    }

    @Test
    void the_answer_tells_how_long_the_steps_took() throws Exception {
        try (Running running = new Running()) {
            running.send(running.chat(BODY).header("Attune-User", "ann"));
            Prepared prepared = running.profiles.answers().get(0).prepared();
            assertThat(prepared.asking().mode()).isEqualTo(Mode.ON);
            var micros = running.profiles.answers().get(0).micros();
            assertThat(micros.identify()).isPositive();
            assertThat(micros.recall()).isEqualTo(2);
        }
    }

    private static ProxySettings.Limits limits(int bytes) {
        return new ProxySettings.Limits(bytes, 1000, 65536, 16384, 100);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
