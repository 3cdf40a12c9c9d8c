package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.InvalidInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers see when something goes wrong. */
final class FailureTest {

    private static final int MOST_BYTES = 1_000;

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(
            profiles,
            usual -> new ManageSettings(
                    usual.token(),
                    MOST_BYTES,
                    usual.turns(),
                    usual.patience(),
                    usual.heartbeat(),
                    usual.watchers(),
                    usual.unreadBytes()));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aStoreThatIsAwayIsSaidToBeAway() {
        profiles.failures.add(new ProfileFailure(ProfileFailure.Code.STORE_UNAVAILABLE, "10.0.0.7:6379 refused"));

        for (String path : new String[] {"/users", "/users/anna", "/users/anna/memories", "/traces/t1", "/learning"}) {
            var reply = server.get(path);
            assertThat(reply.status()).as(path).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("store-unavailable");
            assertThat(reply.text("/error/id")).isNotBlank();
            assertThat(reply.body().toString()).doesNotContain("10.0.0.7");
        }
    }

    @Test
    void anUnforeseenFaultGivesNothingAway() {
        profiles.failures.add(new IllegalStateException("Anna likes tea"));

        var reply = server.get("/users/anna");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("internal");
        assertThat(reply.text("/error/id")).isNotBlank();
        assertThat(reply.body().toString()).doesNotContain("tea").doesNotContain("Exception");
    }

    @Test
    void whatTheFrontDoorRefusesKeepsItsReason() {
        profiles.failures.add(new InvalidInput("cursor", "is none of ours"));
        assertThat(server.get("/users").field()).isEqualTo("cursor");
        profiles.failures.set(0, new ProfileFailure(ProfileFailure.Code.TOO_LARGE, "500 memories at the most"));

        var full = server.post("/users/anna/memories", "{\"text\":\"x\"}");

        assertThat(full.status()).isEqualTo(413);
        assertThat(full.text("/error/message")).isEqualTo("500 memories at the most");
    }

    @Test
    void aBodyHasAtMostSoManyBytes() {
        assertThat(post(filled(MOST_BYTES)).status()).isEqualTo(201);

        var announced = post(filled(MOST_BYTES + 1));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.code()).isEqualTo("too-large");
    }

    @Test
    void aBodyOfUnknownLengthIsBoundedToo() {
        byte[] body = filled(MOST_BYTES + 1).getBytes(StandardCharsets.UTF_8);
        var streamed = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));

        var reply = server.send(server.request("/users/anna/memories").POST(streamed));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(profiles.known).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/%zz", "/users/a%4", "/users/%", "/users?limit=%zz"})
    void aBrokenPercentSignIsBadInput(String path) throws IOException {
        String answer = exchange("GET /attune/v1" + path + " HTTP/1.1", "");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"invalid-input\"");
    }

    @Test
    void aClientThatAsksFirstMaySend() throws IOException {
        String answer = exchange(
                "PATCH /attune/v1/users/anna/controls HTTP/1.1", "Expect: 100-continue\r\nContent-Length: 2\r\n");

        assertThat(answer).startsWith("HTTP/1.1 100 Continue").contains("HTTP/1.1 200 OK");
    }

    @Test
    void aLengthBeyondAllNumbersIsRefused() throws IOException {
        String answer = exchange("POST /attune/v1/users HTTP/1.1", "Content-Length: 99999999999999999999\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void deepNestingIsBadInput() {
        var reply = post("[".repeat(MOST_BYTES));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("body");
    }

    private ManageServer.Reply post(String body) {
        return server.post("/users/anna/memories", body);
    }

    private static String filled(int bytes) {
        String start = "{\"text\":\"";
        return start + "a".repeat(bytes - start.length() - 2) + "\"}";
    }

    /** Sends a head as it stands and an empty JSON object, and answers all that comes back until the server closes. */
    private String exchange(String requestLine, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head = requestLine + "\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                    + ManageServer.TOKEN + "\r\n" + headers + "\r\n";
            socket.getOutputStream()
                    .write((headers.isEmpty() ? head : head + "{}").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
