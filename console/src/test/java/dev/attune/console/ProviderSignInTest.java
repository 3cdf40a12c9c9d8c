package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.access.ProviderSettings;
import dev.attune.console.access.Role;
import dev.attune.console.own.OwnSettings;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in by OpenID Connect, against a small provider that can lie. */
final class ProviderSignInTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final FakeProvider provider = new FakeProvider();
    private Running console;
    private Visitor visitor;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        ProviderSettings settings = new ProviderSettings(
                "Example",
                URI.create(provider.issuer()),
                FakeProvider.CLIENT,
                "client-secret",
                URI.create("https://attune.example/sign-in/provider/back"),
                "groups",
                Map.of("ops", Role.ADMIN, "support", Role.VIEWER));
        OwnSettings own = new OwnSettings(URI.create("https://attune.example"), List.of(), false);
        console = new Running(profiles, Running.settings((byte) 7, own, settings));
        visitor = new Visitor(console.origin());
    }

    @AfterEach
    void stop() {
        console.close();
        provider.close();
    }

    @Test
    void whoTheProviderKnowsIsLetInWithTheirHighestRole() {
        assertThat(visitor.get("/sign-in").body()).contains("Sign in with Example");
        HttpResponse<String> in = signIn(
                claims -> claims.put("groups", new JsonArray().add("support").add("ops")));

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.headers().firstValue("refresh")).hasValue("0;url=/people?sort=id");
        assertThat(visitor.get("/keys").statusCode()).isEqualTo(200);
        assertThat(profiles.audited.get(profiles.audited.size() - 1).who()).isEqualTo("oidc:anna");
    }

    @Test
    void aRoleIsNotMoreThanTheProviderSays() {
        signIn(claims -> claims.put("groups", "support"));

        assertThat(visitor.get("/people").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/keys").statusCode()).isEqualTo(403);
    }

    @Test
    void whoHasNoRoleIsNotLetIn() {
        HttpResponse<String> answer = signIn(claims -> claims.put("groups", "others"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(visitor.get("/people").statusCode()).isEqualTo(303);
    }

    @Test
    void aTokenForAnotherTimeClientIssuerOrSignInIsNotBelieved() {
        List<UnaryOperator<JsonObject>> lies = List.of(
                claims -> claims.put("aud", "somebody-else"),
                claims -> claims.put("iss", "https://evil.example"),
                claims -> claims.put("nonce", "another"),
                claims -> claims.put("exp", 1_000),
                claims -> claims.put("azp", "somebody-else"));
        for (UnaryOperator<JsonObject> lie : lies) {
            HttpResponse<String> answer = signIn(lie);
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(visitor.get("/people").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aTokenThatTheProviderDidNotSignIsNotBelieved() {
        for (FakeProvider.Signing signing :
                List.of(FakeProvider.Signing.NONE, FakeProvider.Signing.FOREIGN, FakeProvider.Signing.SECRET)) {
            provider.sign(signing);
            assertThat(signIn(claims -> claims).statusCode()).as(signing.name()).isEqualTo(502);
            assertThat(visitor.get("/people").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aWayBackThatWasNotBegunInThisBrowserLeadsNowhere() {
        String location = begin();
        Visitor stranger = new Visitor(console.origin());
        String state = parameter(location, "state");

        assertThat(stranger.get("/sign-in/provider/back?code=c1&state=" + state).statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/sign-in/provider/back?code=c1&state=other").statusCode())
                .isEqualTo(401);
        // The first way back takes the cookie.
        assertThat(visitor.get("/sign-in/provider/back?code=c1&state=" + state).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aProviderThatIsAwayIsSaid() {
        provider.goAway();

        HttpResponse<String> answer = visitor.get("/sign-in/provider");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("cannot be reached");
    }

    private HttpResponse<String> signIn(UnaryOperator<JsonObject> changed) {
        String location = begin();
        assertThat(location).startsWith(provider.issuer() + "/authorize?");
        assertThat(parameter(location, "code_challenge_method")).isEqualTo("S256");
        provider.say(
                changed.apply(provider.claims(parameter(location, "nonce"))), parameter(location, "code_challenge"));
        return visitor.get("/sign-in/provider/back?code=c1&state=" + parameter(location, "state"));
    }

    private String begin() {
        return visitor.get("/sign-in/provider?back=%2Fpeople%3Fsort%3Did")
                .headers()
                .firstValue("location")
                .orElseThrow();
    }

    private static String parameter(String url, String name) {
        return new QueryStringDecoder(url)
                .parameters()
                .getOrDefault(name, List.of(""))
                .get(0);
    }
}
