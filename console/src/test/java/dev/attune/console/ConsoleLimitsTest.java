package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is as large as the console takes, and what is larger by one. */
final class ConsoleLimitsTest {

    private static final int FORM_BYTES = 64 * 1024;
    private static final int LINE_BYTES = 16 * 1024;
    private static final int HEADER_BYTES = 64 * 1024;
    private static final String LIVE = "GET /health/live HTTP/1.1";

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor visitor;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        console = new Running(profiles);
        visitor = new Visitor(console.origin());
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void aFormHas64Kibibytes() {
        String form = "csrf=" + visitor.csrf("/sign-in") + "&password=";

        assertThat(signIn(form + "x".repeat(FORM_BYTES - form.length())).statusCode())
                .isEqualTo(401);
        HttpResponse<String> larger = signIn(form + "x".repeat(FORM_BYTES - form.length() + 1));
        assertThat(larger.statusCode()).isEqualTo(413);
        assertThat(larger.body()).contains("larger than the console takes, which is 64 KiB");
    }

    @Test
    void aRequestsLineHas16Kibibytes() {
        String line = "GET /health/live? HTTP/1.1";
        String room = "x".repeat(LINE_BYTES - line.length());

        assertThat(answer(line.replace("?", "?" + room))).startsWith("HTTP/1.1 200 ");
        assertThat(answer(line.replace("?", "?x" + room))).contains(" 414 ");
    }

    @Test
    void headersHave64Kibibytes() {
        String rest = "Host: " + URI.create(console.origin()).getAuthority() + "Connection: close" + "X-Long: ";
        String room = "x".repeat(HEADER_BYTES - rest.length());

        assertThat(answer(LIVE + "\r\nX-Long: " + room)).startsWith("HTTP/1.1 200 ");
        assertThat(answer(LIVE + "\r\nX-Long: x" + room)).contains(" 431 ");
    }

    @Test
    void thePageOfWhoeverHasTheLongestIdIsComeBackToAfterSigningIn() {
        String page = "/people/default/" + "%E3%81%82".repeat(256);
        HttpResponse<String> away = visitor.get(page);

        assertThat(away.statusCode()).isEqualTo(303);
        String form = away.headers().firstValue("location").orElseThrow();
        assertThat(visitor.get(form).body()).contains("value=\"" + page + "\"");
    }

    @Test
    void betweenTwoRequestsAVisitorMayRestForTwoMinutes() throws IOException {
        Vertx vertx = Vertx.vertx();
        Queue<HttpConnection> connections = new ConcurrentLinkedQueue<>();
        ConsoleServer server = ConsoleServer.start(
                        vertx, profiles, Running.settings((byte) 7, false), null, connections::add)
                .await();
        try (Socket resting = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            resting.setSoTimeout(Math.toIntExact(TimeUnit.SECONDS.toMillis(20)));
            ask(resting);
            ChannelPipeline pipeline = ((ConnectionBase) connections.remove())
                    .channelHandlerContext()
                    .pipeline();
            assertThat(pipeline.get(IdleStateHandler.class).getAllIdleTimeInMillis())
                    .isEqualTo(120_000);
            ask(resting);
            // What Netty tells when that time is over.
            pipeline.channel()
                    .eventLoop()
                    .execute(() -> pipeline.fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT));
            assertThat(resting.getInputStream().readAllBytes()).isEmpty();
        } finally {
            server.close().await();
            vertx.close().await();
        }
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write((LIVE + "\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder read = new StringBuilder();
        while (read.indexOf("live\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("after %s", read).isNotNegative();
            read.append((char) next);
        }
    }

    private String answer(String head) {
        return RawRequest.answer(console.origin(), head);
    }

    private HttpResponse<String> signIn(String form) {
        return visitor.send("POST", "/sign-in", HttpRequest.BodyPublishers.ofString(form));
    }
}
