package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.AppKey;
import dev.attune.proxy.access.AccessSettings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** WebSockets of scripts in browsers, which can put a key nowhere but among the subprotocols. */
final class BrowserSocketTest {

    private static final AccessSettings KEYS_ALONE = new AccessSettings(true, null, List.of());

    private @Nullable Running open;

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    @Test
    void a_key_of_attunes_lets_in_and_goes_no_further() throws Exception {
        Running running = open(null, KEYS_ALONE);
        String key = running.profiles.keys.make('a', AppKey.Scope.all("acme"));
        assertThat(connect(running, "realtime, openai-insecure-api-key." + key + ", openai-beta.realtime-v1"))
                .isEqualTo(new Seen("realtime, openai-beta.realtime-v1", null));
    }

    @Test
    void upstream_is_told_its_own_key_instead() throws Exception {
        Running running = open("sk-upstream", KEYS_ALONE);
        String key = running.profiles.keys.make('a', AppKey.Scope.all("acme"));
        assertThat(connect(running, "realtime,openai-insecure-api-key." + key))
                .isEqualTo(new Seen("realtime", "Bearer sk-upstream"));
        assertThat(connect(running, "openai-insecure-api-key." + key)).isEqualTo(new Seen(null, "Bearer sk-upstream"));
    }

    @Test
    void the_clients_own_key_gives_way_to_upstreams_as_it_does_elsewhere() throws Exception {
        Running running = open("sk-upstream", AccessSettings.OPEN);
        assertThat(connect(running, "realtime, openai-insecure-api-key.sk-own"))
                .isEqualTo(new Seen("realtime", "Bearer sk-upstream"));
    }

    @Test
    void without_a_key_for_upstream_the_clients_own_passes_as_it_is() throws Exception {
        Running running = open(null, AccessSettings.OPEN);
        assertThat(connect(running, "realtime,openai-insecure-api-key.ek_own"))
                .isEqualTo(new Seen("realtime,openai-insecure-api-key.ek_own", null));
    }

    @Test
    void a_key_that_there_is_not_lets_nobody_in() throws Exception {
        Running running = open(null, AccessSettings.OPEN);
        String wrong = "atn_" + "b".repeat(40);
        assertThat(refusal(running, "realtime, openai-insecure-api-key." + wrong))
                .startsWith("HTTP/1.1 401 ")
                .contains("invalid_api_key")
                .doesNotContain(wrong);
        assertThat(running.upstream.begun()).isZero();
    }

    @Test
    void two_keys_let_nobody_in() throws Exception {
        Running running = open(null, AccessSettings.OPEN);
        String one = running.profiles.keys.make('a', AppKey.Scope.all("acme"));
        String other = running.profiles.keys.make('b', AppKey.Scope.all("other"));
        assertThat(refusal(running, "openai-insecure-api-key." + one + ", openai-insecure-api-key." + other))
                .startsWith("HTTP/1.1 401 ");
    }

    /** What upstream was told. */
    private record Seen(
            @Nullable String protocols, @Nullable String authorization) {}

    private Running open(@Nullable String upstreamKey, AccessSettings access) {
        Running running = new Running(settings -> settings.withUpstreamKey(upstreamKey), access);
        open = running;
        return running;
    }

    private static Seen connect(Running running, String protocols) throws Exception {
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        running.upstream.plays((request, body) -> {
            seen.complete(new Seen(request.getHeader("sec-websocket-protocol"), request.getHeader("authorization")));
            request.toWebSocket();
        });
        try (RawClient client = running.raw()) {
            ask(client, protocols);
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101 ");
        }
        return seen.get(20, TimeUnit.SECONDS);
    }

    private static String refusal(Running running, String protocols) throws Exception {
        try (RawClient client = running.raw()) {
            ask(client, protocols);
            return client.readUntil("}}");
        }
    }

    private static void ask(RawClient client, String protocols) throws Exception {
        client.head(
                "GET /v1/realtime?model=m HTTP/1.1",
                "Host: attune",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: " + protocols);
    }
}
