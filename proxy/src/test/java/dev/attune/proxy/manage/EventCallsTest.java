package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.Eventually;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Person;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventCallsTest {

    private static final int MOST_WATCHERS = 2;
    private static final int MOST_UNREAD_BYTES = 200_000;

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(
            profiles,
            usual -> new ManageSettings(
                    usual.token(),
                    usual.bodyBytes(),
                    usual.turns(),
                    usual.patience(),
                    Duration.ofMillis(20),
                    MOST_WATCHERS,
                    MOST_UNREAD_BYTES));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void adaptationsAndTracesArriveAsTheyHappen() throws Exception {
        try (BufferedReader events = listen()) {
            server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");
            profiles.keep(Examples.trace("t1", "anna"));

            JsonNode adaptation = next(events, "adaptation");
            assertThat(adaptation.at("/user").asText()).isEqualTo("anna");
            assertThat(adaptation.at("/what").asText()).isEqualTo("edited");
            assertThat(adaptation.at("/after/text").asText()).isEqualTo("likes tea");
            JsonNode trace = next(events, "trace");
            assertThat(trace.at("/id").asText()).isEqualTo("t1");
            assertThat(trace.at("/user").asText()).isEqualTo("anna");
        }
    }

    @Test
    void anotherTenantsEventsDoNotArrive() throws Exception {
        try (BufferedReader events = listen()) {
            profiles.keep(Examples.trace("theirs", new Person("acme", "anna"), "likes tea"));
            profiles.keep(Examples.trace("ours", "anna"));

            assertThat(next(events, "trace").at("/id").asText()).isEqualTo("ours");
        }
    }

    @Test
    void anIdleStreamShowsSignsOfLife() throws Exception {
        try (BufferedReader events = listen()) {
            for (int beats = 0; beats < 3; beats++) {
                assertThat(events.readLine()).isEqualTo(":");
                assertThat(events.readLine()).isEmpty();
            }
        }
    }

    @Test
    void aReaderWhoLeavesIsForgotten() throws Exception {
        listen().close();

        Eventually.holds("nobody watches", profiles.watchers::isEmpty);
    }

    @Test
    void aReaderWhoDoesNotKeepUpIsCutOff() throws Exception {
        String text = "tea ".repeat(5_000);
        try (Socket idle = idleReader()) {
            Eventually.holds("somebody watches", () -> !profiles.watchers.isEmpty());
            Eventually.holds("the idle reader is cut off", () -> {
                Event event = new Event.Answered(Examples.trace("t1", new Person("default", "anna"), text));
                profiles.watchers.forEach(watcher -> watcher.accept(event));
                return profiles.watchers.isEmpty();
            });
            assertThat(idle.isConnected()).isTrue();
        }
    }

    @Test
    void onlySoManyMayListenAtATime() throws Exception {
        try (BufferedReader second = listen()) {
            try (BufferedReader first = listen()) {
                var refused = server.get("/events");

                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.code()).isEqualTo("too-many-requests");
                assertThat(first.readLine()).isNotNull();
            }
            Eventually.holds("a place is free", () -> profiles.watchers.size() == 1);
            listen().close();
            assertThat(second.readLine()).isNotNull();
        }
    }

    private BufferedReader listen() throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                server.client().send(server.request("/events").build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private Socket idleReader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        OutputStream out = socket.getOutputStream();
        String head =
                "GET /attune/v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + ManageServer.TOKEN + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static JsonNode next(BufferedReader events, String name) throws IOException {
        String line = events.readLine();
        while (line != null && !line.equals("event: " + name)) {
            line = events.readLine();
        }
        assertThat(line).isNotNull();
        String data = events.readLine();
        assertThat(data).startsWith("data: ");
        return Json.read(Buffer.buffer(data.substring("data: ".length())));
    }
}
