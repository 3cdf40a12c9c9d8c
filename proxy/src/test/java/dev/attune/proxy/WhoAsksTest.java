package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Person;
import dev.attune.proxy.access.AccessSettings;
import dev.attune.proxy.access.TokenSettings;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every combination of key, token, header and body: none is ever taken for somebody else's. */
final class WhoAsksTest {

    private static final @Nullable String[] TOKENS = {null, "ann", "bob", "ann of acme", "expired"};
    private static final @Nullable String[] HEADERS = {null, "", "ann", "bob"};
    private static final @Nullable String[] BODIES = {null, "ann", "bob", " "};

    private record Presented(
            String key,
            @Nullable String token,
            @Nullable String header,
            @Nullable String body) {}

    /** What must come of it: a status, and the person where it is 200. */
    private record Outcome(int status, @Nullable Person person) {}

    @Test
    void nobody_is_ever_taken_for_somebody_else() throws Exception {
        AccessSettings access = new AccessSettings(false, TokenSettings.secret(SignedTokens.SECRET), List.of());
        try (Running running = new Running(settings -> settings, access)) {
            String[] keys = {
                "sk-own",
                running.profiles.keys.make('a', AppKey.Scope.all("acme")),
                running.profiles.keys.make('b', scope("acme", false, true)),
                running.profiles.keys.make('c', scope("acme", true, false)),
                running.profiles.keys.make('d', scope("other", false, false)),
            };
            for (String key : keys) {
                for (String token : TOKENS) {
                    for (String header : HEADERS) {
                        for (String body : BODIES) {
                            check(running, new Presented(key, token, header, body));
                        }
                    }
                }
            }
        }
    }

    private static void check(Running running, Presented presented) throws Exception {
        int before = running.profiles.asked().size();
        int status = running.send(request(running, presented)).statusCode();
        var asked = running.profiles
                .asked()
                .subList(before, running.profiles.asked().size());
        Person person = asked.isEmpty() ? null : asked.get(0).person();
        assertThat(new Outcome(status, person)).as(presented.toString()).isEqualTo(expected(presented));
    }

    private static Outcome expected(Presented presented) {
        boolean own = presented.key.equals("sk-own");
        char letter = presented.key.charAt(presented.key.length() - 1);
        String tenant = own ? "default" : letter == 'd' ? "other" : "acme";
        boolean mayHeader = own || letter == 'a' || letter == 'b';
        boolean mayBody = own || letter == 'a' || letter == 'c';
        String header = presented.header == null || presented.header.isEmpty() ? null : presented.header;
        String body = presented.body == null || presented.body.isBlank() || !mayBody ? null : presented.body;
        if (presented.token != null) {
            return byToken(presented.token, tenant, header, body);
        }
        if (header != null) {
            return mayHeader ? new Outcome(200, new Person(tenant, header)) : new Outcome(403, null);
        }
        // An empty header means nobody, and the body is not asked.
        return new Outcome(200, presented.header != null || body == null ? null : new Person(tenant, body));
    }

    private static Outcome byToken(String token, String tenant, @Nullable String header, @Nullable String body) {
        if (token.equals("expired")) {
            return new Outcome(401, null);
        }
        if (token.equals("ann of acme") && !tenant.equals("acme")) {
            return new Outcome(403, null);
        }
        String person = token.equals("bob") ? "bob" : "ann";
        boolean agree = (header == null || header.equals(person)) && (body == null || body.equals(person));
        return agree ? new Outcome(200, new Person(tenant, person)) : new Outcome(403, null);
    }

    private static HttpRequest.Builder request(Running running, Presented presented) {
        JsonObject body = new JsonObject(Running.HELLO);
        if (presented.body != null) {
            body.put("user", presented.body);
        }
        HttpRequest.Builder request = running.chat(body.encode()).header("Authorization", "Bearer " + presented.key);
        if (presented.header != null) {
            request.header("Attune-User", presented.header);
        }
        if (presented.token != null) {
            request.header("Attune-Token", token(presented.token));
        }
        return request;
    }

    private static String token(String name) {
        return switch (name) {
            case "expired" -> SignedTokens.hs256(SignedTokens.of("ann").put("exp", 1));
            case "ann of acme" -> SignedTokens.hs256(SignedTokens.of("ann").put("tenant", "acme"));
            default -> SignedTokens.hs256(SignedTokens.of(name));
        };
    }

    private static AppKey.Scope scope(String tenant, boolean body, boolean header) {
        return new AppKey.Scope(tenant, null, body, header, AppKey.Limits.NONE);
    }
}
