package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Person;
import dev.attune.proxy.access.AccessSettings;
import dev.attune.proxy.access.TokenSettings;
import dev.attune.proxy.access.TokenSettings.Algorithm;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that say who asks. */
final class PersonTokenTest {

    private static final TokenSettings SECRET = TokenSettings.secret(SignedTokens.SECRET);

    @Test
    void a_good_token_names_the_person_and_never_reaches_upstream() throws Exception {
        try (Running running = running(SECRET)) {
            assertThat(ask(running, SignedTokens.hs256(SignedTokens.of("ann"))).statusCode())
                    .isEqualTo(200);
            assertThat(running.profiles.asked())
                    .extracting(Asking::person)
                    .containsExactly(new Person("default", "ann"));
            assertThat(running.upstream.only().headers())
                    .noneMatch(
                            header -> header.getKey().toLowerCase(Locale.ROOT).startsWith("attune-"));
        }
    }

    static List<String> bad() {
        long now = Instant.now().getEpochSecond();
        JsonObject good = SignedTokens.of("ann");
        String token = SignedTokens.hs256(good);
        return List.of(
                "",
                "nonsense",
                "a.b.c",
                SignedTokens.unsigned(good),
                SignedTokens.hs256(good, "another secret of more than 32 bytes"),
                token.substring(0, token.lastIndexOf('.') + 1),
                SignedTokens.base64(new JsonObject().put("alg", "HS256"))
                        + '.'
                        + SignedTokens.base64(SignedTokens.of("bob"))
                        + token.substring(token.lastIndexOf('.')),
                SignedTokens.hs256(good.copy().put("exp", now - 1)),
                SignedTokens.hs256(new JsonObject().put("sub", "ann")),
                SignedTokens.hs256(good.copy().put("exp", "tomorrow")),
                SignedTokens.hs256(good.copy().put("nbf", now + 600)),
                SignedTokens.hs256(new JsonObject().put("exp", now + 60)),
                SignedTokens.hs256(good.copy().put("sub", "")),
                SignedTokens.hs256(good.copy().put("sub", 7)),
                SignedTokens.hs256(
                        new JsonObject().put("alg", "HS256").put("crit", new JsonArray().add("b64")),
                        good,
                        SignedTokens.SECRET.getBytes(StandardCharsets.UTF_8)),
                "x".repeat(9_000));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_token_is_refused_whatever_else_names_somebody(String token) throws Exception {
        try (Running running = running(SECRET)) {
            HttpResponse<String> refused = running.send(
                    running.chat(Running.HELLO).header("Attune-Token", token).header("Attune-User", "ann"));
            assertRefused(running, refused, 401, "invalid_person_token");
        }
    }

    @Test
    void a_token_is_refused_where_none_can_be_checked() throws Exception {
        try (Running running = new Running()) {
            HttpResponse<String> refused = ask(running, SignedTokens.hs256(SignedTokens.of("ann")));
            assertRefused(running, refused, 401, "invalid_person_token");
        }
    }

    @Test
    void a_bad_token_is_refused_on_every_path() throws Exception {
        try (Running running = running(SECRET)) {
            HttpResponse<String> refused =
                    running.send(running.request("/v1/models").header("Attune-Token", "nonsense"));
            assertRefused(running, refused, 401, "invalid_person_token");
        }
    }

    @Test
    void issuer_and_audience_are_held_to_where_they_are_set() throws Exception {
        TokenSettings settings = new TokenSettings(
                Algorithm.HS256,
                SignedTokens.SECRET,
                Map.of(),
                null,
                "https://a",
                "chat",
                false,
                Duration.ofSeconds(1));
        try (Running running = running(settings)) {
            JsonObject good = SignedTokens.of("ann").put("iss", "https://a").put("aud", "chat");
            JsonArray several = new JsonArray().add("mail").add("chat");
            assertThat(ask(running, SignedTokens.hs256(good)).statusCode()).isEqualTo(200);
            assertThat(ask(running, SignedTokens.hs256(good.copy().put("aud", several)))
                            .statusCode())
                    .isEqualTo(200);
            for (JsonObject bad : List.of(
                    good.copy().put("iss", "https://b"),
                    good.copy().put("aud", "mail"),
                    SignedTokens.of("ann"),
                    SignedTokens.of("ann").put("iss", "https://a"))) {
                assertThat(ask(running, SignedTokens.hs256(bad)).statusCode()).isEqualTo(401);
            }
            assertThat(running.profiles.asked()).hasSize(2);
        }
    }

    @Test
    void a_tenant_with_a_secret_of_its_own_is_not_reached_with_the_common_one() throws Exception {
        String own = "the secret that acme alone has, 32 bytes";
        TokenSettings settings = new TokenSettings(
                Algorithm.HS256,
                SignedTokens.SECRET,
                Map.of("acme", own),
                null,
                null,
                null,
                false,
                Duration.ofSeconds(1));
        try (Running running = running(settings)) {
            String key = running.profiles.keys.make('a', AppKey.Scope.all("acme"));
            JsonObject ann = SignedTokens.of("ann");
            assertThat(asAcme(running, key, SignedTokens.hs256(ann)).statusCode())
                    .isEqualTo(401);
            assertThat(ask(running, SignedTokens.hs256(ann, own)).statusCode()).isEqualTo(401);
            assertThat(asAcme(running, key, SignedTokens.hs256(ann, own)).statusCode())
                    .isEqualTo(200);
            assertThat(running.profiles.asked()).extracting(Asking::person).containsExactly(new Person("acme", "ann"));
        }
    }

    @Test
    void a_bearer_token_names_the_person_only_where_that_is_set() throws Exception {
        String token = SignedTokens.hs256(SignedTokens.of("ann"));
        try (Running running = running(SECRET)) {
            running.send(running.chat(Running.HELLO).header("Authorization", "Bearer " + token));
            assertThat(running.profiles.asked()).isEmpty();
            assertThat(running.upstream.only().header("authorization")).containsExactly("Bearer " + token);
        }
        TokenSettings accepting = new TokenSettings(
                Algorithm.HS256, SignedTokens.SECRET, Map.of(), null, null, null, true, Duration.ofSeconds(1));
        try (Running running = running(accepting)) {
            running.send(running.chat(Running.HELLO).header("Authorization", "Bearer " + token));
            assertThat(running.profiles.asked())
                    .extracting(Asking::person)
                    .containsExactly(new Person("default", "ann"));
            assertThat(running.upstream.only().header("authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void a_new_key_is_fetched_when_a_token_names_it_and_a_withdrawn_one_no_longer_counts(String name) throws Exception {
        KeyPair first = pair(name);
        KeyPair second = pair(name);
        Vertx vertx = Vertx.vertx();
        try (KeySetServer server = new KeySetServer(vertx)) {
            server.offer("one", first.getPublic());
            try (Running running = running(jwks(name, server, Duration.ofNanos(1)))) {
                String old = SignedTokens.signed(name, "one", SignedTokens.of("ann"), first.getPrivate());
                String next = SignedTokens.signed(name, "two", SignedTokens.of("bob"), second.getPrivate());
                assertThat(ask(running, old).statusCode()).isEqualTo(200);
                assertThat(ask(running, old).statusCode()).isEqualTo(200);
                assertThat(server.asked()).isEqualTo(1);
                assertThat(ask(running, next).statusCode()).isEqualTo(401);
                server.offer("two", second.getPublic());
                server.withdraw("one");
                assertThat(ask(running, next).statusCode()).isEqualTo(200);
                assertThat(ask(running, old).statusCode()).isEqualTo(401);
                assertThat(running.profiles.asked())
                        .extracting(asking -> asking.person().id())
                        .containsExactly("ann", "ann", "bob");
            }
        }
        Running.await(vertx.close());
    }

    @Test
    void invented_key_names_do_not_have_the_keys_fetched_again_and_again() throws Exception {
        KeyPair pair = pair("RS256");
        Vertx vertx = Vertx.vertx();
        try (KeySetServer server = new KeySetServer(vertx)) {
            server.offer("one", pair.getPublic());
            try (Running running = running(jwks("RS256", server, Duration.ofHours(1)))) {
                for (int number = 0; number < 5; number++) {
                    String token =
                            SignedTokens.signed("RS256", "x" + number, SignedTokens.of("ann"), pair.getPrivate());
                    assertThat(ask(running, token).statusCode()).isEqualTo(401);
                }
                assertThat(server.asked()).isEqualTo(1);
            }
        }
        Running.await(vertx.close());
    }

    @Test
    void a_public_key_is_no_secret() throws Exception {
        KeyPair pair = pair("RS256");
        Vertx vertx = Vertx.vertx();
        try (KeySetServer server = new KeySetServer(vertx)) {
            server.offer("one", pair.getPublic());
            try (Running running = running(jwks("RS256", server, Duration.ofNanos(1)))) {
                String forged = SignedTokens.hs256(
                        new JsonObject().put("alg", "HS256").put("kid", "one"),
                        SignedTokens.of("ann"),
                        pair.getPublic().getEncoded());
                assertRefused(running, ask(running, forged), 401, "invalid_person_token");
                String unsigned = SignedTokens.unsigned(SignedTokens.of("ann"));
                assertRefused(running, ask(running, unsigned), 401, "invalid_person_token");
            }
        }
        Running.await(vertx.close());
    }

    @Test
    void while_the_keys_cannot_be_had_nobody_is_taken_for_anybody() throws Exception {
        KeyPair pair = pair("ES256");
        Vertx vertx = Vertx.vertx();
        try (KeySetServer server = new KeySetServer(vertx)) {
            server.offer("one", pair.getPublic());
            server.status = 500;
            try (Running running = running(jwks("ES256", server, Duration.ofNanos(1)))) {
                String token = SignedTokens.signed("ES256", "one", SignedTokens.of("ann"), pair.getPrivate());
                assertRefused(running, ask(running, token), 503, "keys_unavailable");
                server.status = 200;
                assertThat(ask(running, token).statusCode()).isEqualTo(200);
            }
        }
        Running.await(vertx.close());
    }

    private static TokenSettings jwks(String name, KeySetServer server, Duration refresh) {
        return new TokenSettings(Algorithm.valueOf(name), null, Map.of(), server.url(), null, null, false, refresh);
    }

    private static KeyPair pair(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(name.equals("RS256") ? "RSA" : "EC");
        generator.initialize(name.equals("RS256") ? 2048 : 256);
        return generator.generateKeyPair();
    }

    private static Running running(TokenSettings tokens) {
        return new Running(settings -> settings, new AccessSettings(false, tokens, List.of()));
    }

    private static HttpResponse<String> ask(Running running, String token) throws Exception {
        return running.send(running.chat(Running.HELLO).header("Attune-Token", token));
    }

    private static HttpResponse<String> asAcme(Running running, String key, String token) throws Exception {
        return running.send(running.chat(Running.HELLO)
                .header("Authorization", "Bearer " + key)
                .header("Attune-Token", token));
    }

    private static void assertRefused(Running running, HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getJsonObject("error").getString("code"))
                .isEqualTo(code);
        assertThat(running.profiles.asked()).isEmpty();
        assertThat(running.upstream.begun()).isZero();
    }
}
