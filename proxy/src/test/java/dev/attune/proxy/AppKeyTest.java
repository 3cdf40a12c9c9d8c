package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.Eventually;
import dev.attune.profile.Keys;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.AppKey;
import dev.attune.proxy.access.AccessSettings;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of Attune's on a real store. */
final class AppKeyTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private RedisFixture redis;
    private Profiles profiles;
    private Profiles console;
    private ScriptedUpstream upstream;
    private @Nullable ProxyServer proxy;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
        console = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
        upstream = new ScriptedUpstream(vertx);
    }

    @AfterEach
    void close() {
        if (proxy != null) {
            Running.await(proxy.close());
        }
        console.close();
        profiles.close();
        upstream.close();
        redis.close();
        Running.await(vertx.close());
    }

    @Test
    void a_key_never_reaches_upstream_wherever_it_is_presented() throws Exception {
        start(null, false);
        String key = create(AppKey.Scope.all("acme")).text();
        for (List<String> header : List.of(
                List.of("Authorization", "Bearer " + key),
                List.of("authorization", "bearer  " + key),
                List.of("Authorization", key),
                List.of("x-api-key", key),
                List.of("api-key", key))) {
            assertThat(ask(header.get(0), header.get(1)).statusCode()).isEqualTo(200);
        }
        assertThat(upstream.received())
                .hasSize(5)
                .allSatisfy(
                        received -> assertThat(received.headers().toString()).doesNotContain("atn_"));
        assertThat(upstream.received())
                .allSatisfy(
                        received -> assertThat(received.header("authorization")).isEmpty());
    }

    @Test
    void upstream_gets_its_own_key_where_the_client_had_put_attunes() throws Exception {
        start("sk-upstream", false);
        String key = create(AppKey.Scope.all("acme")).text();
        ask("x-api-key", key);
        assertThat(upstream.only().header("x-api-key")).containsExactly("sk-upstream");
    }

    @Test
    void a_key_of_the_clients_own_passes_as_it_is_unless_one_of_attunes_is_required() throws Exception {
        start(null, false);
        ask("Authorization", "Bearer sk-own");
        assertThat(upstream.only().header("authorization")).containsExactly("Bearer sk-own");
        Running.await(proxy().close());
        start(null, true);
        assertRefused(ask("Authorization", "Bearer sk-own"), 401, "invalid_api_key");
        assertRefused(ask("X-Nothing", "here"), 401, "invalid_api_key");
        String key = create(AppKey.Scope.all("acme")).text();
        assertThat(ask("Authorization", "Bearer " + key).statusCode()).isEqualTo(200);
        assertThat(upstream.begun()).isEqualTo(2);
    }

    @Test
    void what_looks_like_a_key_and_is_none_is_refused() throws Exception {
        start(null, false);
        String key = create(AppKey.Scope.all("acme")).text();
        String other = key.substring(0, 43) + (key.endsWith("a") ? "b" : "a");
        for (String wrong : List.of(
                other,
                "atn_",
                "atn_short",
                key + "a",
                key.toUpperCase(Locale.ROOT).replace("ATN_", "atn_"))) {
            assertRefused(ask("Authorization", "Bearer " + wrong), 401, "invalid_api_key");
        }
        HttpResponse<String> two = client.send(
                request("Authorization", "Bearer " + key)
                        .header("x-api-key", other)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertRefused(two, 401, "invalid_api_key");
        assertThat(upstream.begun()).isZero();
    }

    @Test
    void a_revoked_key_is_refused() throws Exception {
        start(null, false);
        Keys.Created created = create(AppKey.Scope.all("acme"));
        assertThat(ask("Authorization", "Bearer " + created.text()).statusCode())
                .isEqualTo(200);
        console.keys().revoke("acme", created.key().id()).toCompletableFuture().get(20, TimeUnit.SECONDS);
        Eventually.holds("the key is refused", () -> status(created.text()) == 401);
    }

    @Test
    void while_the_store_is_away_keys_are_refused_and_the_clients_own_pass() throws Exception {
        start(null, false);
        String key = create(AppKey.Scope.all("acme")).text();
        redis.stop();
        Eventually.holds("the key cannot be looked up", () -> status(key) == 503);
        assertRefused(ask("Authorization", "Bearer " + key), 503, "keys_unavailable");
        assertThat(ask("Authorization", "Bearer sk-own").statusCode()).isEqualTo(200);
        assertThat(upstream.received().get(upstream.received().size() - 1).header("authorization"))
                .containsExactly("Bearer sk-own");
    }

    @Test
    void a_key_that_was_good_stays_good_while_the_store_is_away_but_no_revoked_one() throws Exception {
        start(null, false);
        String key = create(AppKey.Scope.all("acme")).text();
        Keys.Created revoked = create(AppKey.Scope.all("acme"));
        assertThat(List.of(status(key), status(revoked.text()))).containsOnly(200);
        console.keys().revoke("acme", revoked.key().id()).toCompletableFuture().get(20, TimeUnit.SECONDS);
        Eventually.holds("the key is refused", () -> status(revoked.text()) == 401);
        redis.stop();
        Eventually.holds("it is noticed", () -> !await(profiles.health()).well());
        for (int round = 0; round < 20; round++) {
            assertThat(status(key)).isEqualTo(200);
            assertThat(status(revoked.text())).isNotEqualTo(200);
        }
    }

    @Test
    void a_key_that_was_good_is_refused_at_once_where_that_is_wanted() throws Exception {
        profiles.close();
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")))
                .withKeysGrace(Duration.ZERO));
        start(null, false);
        String key = create(AppKey.Scope.all("acme")).text();
        assertThat(status(key)).isEqualTo(200);
        redis.stop();
        Eventually.holds("the key cannot be looked up", () -> status(key) == 503);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void a_key_for_one_upstream_is_good_for_no_other() throws Exception {
        start(null, false);
        String here = create(new AppKey.Scope("acme", "default", true, true, AppKey.Limits.NONE))
                .text();
        String elsewhere = create(new AppKey.Scope("acme", "other", true, true, AppKey.Limits.NONE))
                .text();
        assertThat(status(here)).isEqualTo(200);
        assertRefused(ask("Authorization", "Bearer " + elsewhere), 403, "not_permitted");
        assertThat(upstream.begun()).isEqualTo(1);
    }

    @Test
    void requests_are_limited_by_key_and_by_person() throws Exception {
        start(null, false);
        String byKey = create(limited(new AppKey.Limits(2, null, null))).text();
        assertThat(List.of(status(byKey), status(byKey), status(byKey))).containsExactly(200, 200, 429);
        HttpResponse<String> refused = ask("Authorization", "Bearer " + byKey);
        assertRefused(refused, 429, "rate_limit_exceeded");
        assertThat(Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1, 30);
        String byPerson = create(limited(new AppKey.Limits(null, 1, null))).text();
        assertThat(as("ann", byPerson)).isEqualTo(200);
        assertThat(as("bob", byPerson)).isEqualTo(200);
        assertThat(as("ann", byPerson)).isEqualTo(429);
    }

    @Test
    void bodies_are_limited_to_the_byte() throws Exception {
        start(null, false);
        int length = Running.HELLO.length();
        String fits = create(limited(new AppKey.Limits(null, null, length))).text();
        String less = create(limited(new AppKey.Limits(null, null, length - 1))).text();
        assertThat(status(fits)).isEqualTo(200);
        assertRefused(ask("Authorization", "Bearer " + less), 413, "body_too_large");
        HttpRequest chunked = request("Authorization", "Bearer " + fits)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length * 2])))
                .build();
        assertRefused(client.send(chunked, HttpResponse.BodyHandlers.ofString()), 411, "length_required");
        assertThat(upstream.received()).hasSize(1);
    }

    private static AppKey.Scope limited(AppKey.Limits limits) {
        return new AppKey.Scope("acme", null, true, true, limits);
    }

    private void start(@Nullable String upstreamKey, boolean required) {
        proxy = Running.await(ProxyServer.start(
                vertx,
                profiles,
                ProxySettings.of("127.0.0.1", 0, upstream.base()).withUpstreamKey(upstreamKey),
                new AccessSettings(required, null, List.of()),
                request -> request.response().end()));
    }

    private ProxyServer proxy() {
        return Objects.requireNonNull(proxy);
    }

    private Keys.Created create(AppKey.Scope scope) throws Exception {
        return console.keys().create("test", scope).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private int as(String person, String key) throws Exception {
        return client.send(
                        request("Authorization", "Bearer " + key)
                                .header("Attune-User", person)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private int status(String key) {
        return client.sendAsync(request("Authorization", "Bearer " + key).build(), HttpResponse.BodyHandlers.ofString())
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .statusCode();
    }

    private HttpResponse<String> ask(String header, String value) throws Exception {
        return client.send(request(header, value).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String header, String value) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy().port() + Running.CHAT))
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(Running.HELLO));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("message")).isNotBlank();
    }
}
