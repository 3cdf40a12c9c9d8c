package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Person;
import dev.attune.proxy.access.AccessSettings;
import dev.attune.proxy.access.TokenSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Identity never falls back to somebody else, whatever a request says of who asks, on any wire and in any mode. */
final class IdentityPropertyTest {

    private static final List<String> TENANTS = List.of("acme", "other", "default");
    private static final List<String> PATHS = List.of("/v1/chat/completions", "/v1/responses", "/v1/messages");
    private static final String TOO_LONG = "x".repeat(257);

    private static final Map<AppKey.Scope, String> KEYS = new HashMap<>();
    private static @Nullable Running started;

    /** What a request says. Absent words are null. */
    private record Words(
            @Nullable String token,
            @Nullable String header,
            @Nullable String safety,
            @Nullable String user,
            @Nullable String metadata) {}

    private record Claims(String person, @Nullable String tenant, boolean expired) {}

    @BeforeContainer
    static void start() {
        Running running = new Running(
                settings -> settings, new AccessSettings(false, TokenSettings.secret(SignedTokens.SECRET), List.of()));
        char letter = 'a';
        for (String tenant : TENANTS) {
            for (int scope = 0; scope < 4; scope++) {
                AppKey.Scope of = new AppKey.Scope(tenant, null, (scope & 1) > 0, (scope & 2) > 0, AppKey.Limits.NONE);
                KEYS.put(of, running.profiles.keys.make(letter++, of));
            }
        }
        started = running;
    }

    @AfterContainer
    static void stop() {
        Objects.requireNonNull(started).close();
    }

    @Property(tries = 1_500)
    void whoever_is_asked_about_is_the_one_whom_the_strongest_word_names(
            @ForAll("scopes") AppKey.@Nullable Scope scope,
            @ForAll("words") Words words,
            @ForAll("claims") Claims claims,
            @ForAll("paths") String path,
            @ForAll("modes") @Nullable String mode)
            throws Exception {
        Running running = Objects.requireNonNull(started);
        int asked = running.profiles.asked().size();
        int begun = running.upstream.begun();
        int status =
                running.send(request(running, scope, words, claims, path, mode)).statusCode();
        List<Asking> now = new ArrayList<>(
                running.profiles.asked().subList(asked, running.profiles.asked().size()));

        boolean off = "off".equals(mode);
        boolean refused = isRefused(scope, words, claims, off);
        Person right = refused || off ? null : right(scope, words, claims);
        assertThat(status >= 400).isEqualTo(refused);
        assertThat(running.upstream.begun() - begun).isEqualTo(refused ? 0 : 1);
        assertThat(now).extracting(Asking::person).isEqualTo(right == null ? List.of() : List.of(right));
    }

    /** A word that cannot be believed is refused, and so are two that differ. */
    private static boolean isRefused(AppKey.@Nullable Scope scope, Words words, Claims claims, boolean off) {
        if (words.token != null) {
            boolean foreign = claims.tenant != null && !claims.tenant.equals(tenant(scope));
            boolean header = isSaid(words.header) && !claims.person.equals(words.header);
            String body = body(scope, words);
            boolean differs = !off && body != null && !claims.person.equals(body);
            return claims.expired || foreign || header || differs;
        }
        boolean forbidden = scope != null && !scope.headerUser();
        return isSaid(words.header) && (forbidden || TOO_LONG.equals(words.header));
    }

    private static @Nullable Person right(AppKey.@Nullable Scope scope, Words words, Claims claims) {
        if (words.token != null) {
            return new Person(tenant(scope), claims.person);
        }
        if (words.header != null) {
            return isSaid(words.header) ? new Person(tenant(scope), words.header) : null;
        }
        String body = body(scope, words);
        return body == null ? null : new Person(tenant(scope), body);
    }

    /** Whom the body names: its first field that names anybody, if that can be an id at all. */
    private static @Nullable String body(AppKey.@Nullable Scope scope, Words words) {
        if (scope != null && !scope.bodyUser()) {
            return null;
        }
        for (String word : new @Nullable String[] {words.safety, words.user, words.metadata}) {
            if (word != null && !word.isBlank()) {
                return word.equals(TOO_LONG) || word.indexOf('\u0001') >= 0 ? null : word;
            }
        }
        return null;
    }

    private static boolean isSaid(@Nullable String word) {
        return word != null && !word.isBlank();
    }

    private static String tenant(AppKey.@Nullable Scope scope) {
        return scope == null ? Person.DEFAULT_TENANT : scope.tenant();
    }

    private static HttpRequest.Builder request(
            Running running,
            AppKey.@Nullable Scope scope,
            Words words,
            Claims claims,
            String path,
            @Nullable String mode) {
        JsonArray messages =
                new JsonArray().add(new JsonObject().put("role", "user").put("content", "hello"));
        JsonObject body =
                new JsonObject().put("model", "m").put(path.endsWith("responses") ? "input" : "messages", messages);
        put(body, "user", words.user);
        put(body, "safety_identifier", words.safety);
        if (words.metadata != null) {
            body.put("metadata", new JsonObject().put("user_id", words.metadata));
        }
        HttpRequest.Builder request = running.request(path).POST(HttpRequest.BodyPublishers.ofString(body.encode()));
        request.header("Authorization", "Bearer " + (scope == null ? "sk-own" : KEYS.get(scope)));
        if (words.header != null) {
            request.header("Attune-User", words.header);
        }
        if (mode != null) {
            request.header("Attune-Mode", mode);
        }
        return words.token == null ? request : request.header("Attune-Token", token(claims));
    }

    private static void put(JsonObject body, String field, @Nullable String word) {
        if (word != null) {
            body.put(field, word);
        }
    }

    private static String token(Claims claims) {
        JsonObject all = SignedTokens.of(claims.person);
        if (claims.tenant != null) {
            all.put("tenant", claims.tenant);
        }
        return SignedTokens.hs256(claims.expired ? all.put("exp", 1) : all);
    }

    @Provide
    Arbitrary<AppKey.Scope> scopes() {
        return Combinators.combine(Arbitraries.of(TENANTS), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((tenant, body, header) -> new AppKey.Scope(tenant, null, body, header, AppKey.Limits.NONE))
                .injectNull(0.25);
    }

    @Provide
    Arbitrary<Words> words() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of("ann", "bob", "Ann", "acme:ann", "ann%20", "null")),
                Tuple.of(1, Arbitraries.of("", " ", TOO_LONG)),
                Tuple.of(
                        2,
                        Arbitraries.strings()
                                .withCharRange('!', '~')
                                .ofMinLength(1)
                                .ofMaxLength(12)));
        Arbitrary<String> inBodies =
                Arbitraries.frequencyOf(Tuple.of(12, names), Tuple.of(1, Arbitraries.of("a\u0001b")));
        return Combinators.combine(
                        Arbitraries.of("yes").injectNull(0.5),
                        names.injectNull(0.5),
                        inBodies.injectNull(0.6),
                        inBodies.injectNull(0.5),
                        inBodies.injectNull(0.6))
                .as(Words::new);
    }

    @Provide
    Arbitrary<Claims> claims() {
        return Combinators.combine(
                        Arbitraries.of("ann", "bob", "Ann"),
                        Arbitraries.of(TENANTS).injectNull(0.6),
                        Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true)))
                .as(Claims::new);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(PATHS);
    }

    @Provide
    Arbitrary<String> modes() {
        return Arbitraries.of("on", "apply", "learn", "off").injectNull(0.4);
    }
}
