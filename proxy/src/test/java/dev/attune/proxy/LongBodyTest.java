package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Role;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as long as they may be, and one byte longer. */
final class LongBodyTest {

    private static final int LIMIT = 32 << 20;
    private static final int MESSAGES = 5_000;
    private static final String BEGINNING = "{\"model\":\"m\",\"messages\":[";
    private static final String PICTURE =
            "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"";
    private static final String END = "\"}}]},{\"role\":\"user\",\"content\":\"hello\"}]}";
    private static final int LAST = END.length() - END.indexOf("{\"role\"");
    private static final String INSERTED = "{\"role\":\"system\",\"content\":\"" + FakeProfiles.STANDING + "\"},";

    private final Running running = new Running();

    @AfterEach
    void close() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void at_the_limit_a_body_is_personalized_and_intact(boolean declared) throws Exception {
        byte[] body = body(LIMIT);
        HttpResponse<String> answer = running.send(chat(body, declared).header("Attune-User", "ann"));
        assertThat(verdict(answer)).startsWith("applied");
        byte[] received = running.upstream.only().body().getBytes();
        int place = body.length - LAST;
        assertThat(received.length).isEqualTo(body.length + INSERTED.length());
        assertThat(Arrays.equals(received, 0, place, body, 0, place)).isTrue();
        assertThat(new String(received, place, INSERTED.length(), StandardCharsets.UTF_8))
                .isEqualTo(INSERTED);
        assertThat(Arrays.equals(received, place + INSERTED.length(), received.length, body, place, body.length))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_byte_longer_it_streams_by_and_the_answer_says_so(boolean declared) throws Exception {
        byte[] body = body(LIMIT + 1);
        HttpResponse<String> answer = running.send(chat(body, declared).header("Attune-User", "ann"));
        assertThat(verdict(answer)).isEqualTo("none; reason=unsupported");
        assertThat(Arrays.equals(running.upstream.only().body().getBytes(), body))
                .isTrue();
    }

    @Test
    void thousands_of_messages_are_personalized_and_intact() throws Exception {
        StringBuilder body = new StringBuilder(BEGINNING);
        for (int index = 0; index < MESSAGES; index++) {
            String role = index % 2 == 0 ? "user" : "assistant";
            body.append("{\"role\":\"")
                    .append(role)
                    .append("\",\"content\":\"number ")
                    .append(index)
                    .append("\"},");
        }
        int place = body.length();
        body.append("{\"role\":\"user\",\"content\":\"hello\"}]}");
        running.send(running.chat(body.toString()).header("Attune-User", "ann"));
        assertThat(running.upstream.only().body())
                .hasToString(body.insert(place, INSERTED).toString());
        assertThat(running.profiles.asked()).singleElement().satisfies(asking -> {
            assertThat(asking.marks()).hasSize(MESSAGES + 1);
            assertThat(asking.marks().get(1).role()).isEqualTo(Role.ASSISTANT);
            assertThat(asking.target()).isEqualTo(MESSAGES);
            assertThat(asking.message()).isEqualTo("hello");
        });
    }

    private HttpRequest.Builder chat(byte[] body, boolean declared) {
        return running.request(Running.CHAT).POST(publisher(body, declared));
    }

    private static HttpRequest.BodyPublisher publisher(byte[] body, boolean declared) {
        return declared
                ? HttpRequest.BodyPublishers.ofByteArray(body)
                : HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    /** A picture and a question, in so many bytes. */
    private static byte[] body(int length) {
        String start = BEGINNING + PICTURE;
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) 'A');
        byte[] beginning = start.getBytes(StandardCharsets.UTF_8);
        byte[] end = END.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(beginning, 0, body, 0, beginning.length);
        System.arraycopy(end, 0, body, length - end.length, end.length);
        return body;
    }

    private static String verdict(HttpResponse<String> answer) {
        return answer.headers().firstValue("Attune-Personalization").orElse("");
    }
}
