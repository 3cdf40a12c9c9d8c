package dev.attune.console;

import dev.attune.console.access.ProviderSettings;
import dev.attune.console.access.Role;
import dev.attune.console.access.Sessions;
import dev.attune.console.access.SigningSecret;
import dev.attune.console.page.Links;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.ProfileFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by a provider that speaks OpenID Connect: its authorization code flow with PKCE (RFC 7636). What the way back is checked
 * against travels in a signed cookie of ten minutes, so that it may end on another console than it began on. Confined to the event
 * loop.
 */
final class ProviderSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final String COOKIE = "attune-sign-in";
    private static final String PURPOSE = "provider";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int RANDOM_BYTES = 32;
    private static final int PARTS = 5;
    private static final int MOST_NAME_CHARACTERS = 100;
    private static final List<String> SCOPES = List.of("openid", "profile", "email");
    private static final List<String> NAMES = List.of("preferred_username", "email", "sub");
    /** Signatures that only the provider can make: neither none nor one by a secret that we hold too. */
    private static final Pattern ALGORITHM = Pattern.compile("(RS|PS|ES)(256|384|512)");

    private final Vertx vertx;
    private final @Nullable ProviderSettings settings;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SigningSecret secret;
    private final InstantSource clock;
    private final String cookieName;
    private final boolean secure;
    private final SecureRandom random = new SecureRandom();

    private @Nullable Future<OAuth2Auth> provider;

    ProviderSignIn(Vertx vertx, ConsoleSettings settings, SignIn signIn, Sessions sessions, InstantSource clock) {
        this.vertx = vertx;
        this.settings = settings.provider();
        this.signIn = signIn;
        this.sessions = sessions;
        this.secret = settings.secret();
        this.clock = clock;
        this.secure = settings.secureCookies();
        this.cookieName = secure ? "__Host-" + COOKIE : COOKIE;
    }

    /** Sends the browser to the provider. */
    Future<Reply> begin(Visit visit) {
        ProviderSettings with = configured();
        String asked = visit.query("back");
        Way way = new Way(random(), random(), random(), Links.isLocal(asked) ? asked : Links.HOME);
        return provider(with)
                .map(auth -> {
                    visit.response().addCookie(cookie(token(way)).setMaxAge(LIFE.toSeconds()));
                    OAuth2AuthorizationURL url = new OAuth2AuthorizationURL()
                            .setRedirectUri(with.callback().toString())
                            .setScopes(SCOPES)
                            .setState(way.state())
                            .setCodeChallenge(challenge(way.verifier()))
                            .setCodeChallengeMethod("S256");
                    url.putAdditionalParameter("nonce", way.nonce());
                    return (Reply) new Reply.Redirect(auth.authorizeURL(url));
                })
                .recover(failure -> refused(way.back(), failure));
    }

    /** The provider sends the browser back. */
    Future<Reply> end(Visit visit) {
        ProviderSettings with = configured();
        Optional<Way> way = Optional.ofNullable(visit.request().getCookie(cookieName))
                .map(Cookie::getValue)
                .flatMap(this::read)
                .filter(begun -> same(begun.state(), visit.query("state")));
        visit.response().addCookie(cookie("").setMaxAge(0));
        String code = visit.query("code");
        if (way.isEmpty() || code.isEmpty()) {
            return Future.succeededFuture(
                    signIn.refused(401, Links.HOME, "That sign-in was not begun here, or took too long. Try again."));
        }
        Way begun = way.get();
        return provider(with)
                .compose(auth -> auth.authenticate(new Oauth2Credentials()
                        .setFlow(OAuth2FlowType.AUTH_CODE)
                        .setCode(code)
                        .setCodeVerifier(begun.verifier())
                        .setRedirectUri(with.callback().toString())))
                .map(user -> claims(with, begun, user))
                .compose(claims -> let(visit, with, begun, claims))
                .recover(failure -> refused(begun.back(), failure));
    }

    private Future<Reply> let(Visit visit, ProviderSettings with, Way way, JsonObject claims) {
        Optional<Role> role = role(with, claims);
        if (role.isEmpty()) {
            return Future.succeededFuture(signIn.refused(
                    403,
                    way.back(),
                    with.name() + " knows you, but you have no role here. An admin can give you one there."));
        }
        // A redirect would come from the provider still, and the session's cookie is not sent along on what comes from
        // elsewhere.
        visit.response().putHeader("Refresh", "0;url=" + way.back());
        return signIn.let(visit, sessions.vouched(name(claims), role.get()))
                .map(in -> new Reply.Page("signed-in", "Signed in", new Back(way.back())));
    }

    /** What the identity token says, if it is the provider's, for us and for this sign-in (OpenID Connect Core, 3.1.3.7). */
    private JsonObject claims(ProviderSettings with, Way way, User user) {
        JsonObject claims = user.attributes().getJsonObject("idToken");
        String token = user.principal().getString("id_token");
        if (claims == null
                || token == null
                || !ALGORITHM.matcher(algorithm(token)).matches()) {
            throw new Untrusted("no identity token that it signed");
        }
        boolean ours = texts(claims.getValue("aud")).anyMatch(with.clientId()::equals);
        boolean foreign = claims.containsKey("azp") && !with.clientId().equals(claims.getString("azp"));
        boolean theirs = with.issuer().toString().equals(claims.getString("iss"));
        boolean fresh = claims.getLong("exp", 0L) > clock.instant().getEpochSecond();
        if (!ours || foreign || !theirs || !fresh || !way.nonce().equals(claims.getString("nonce"))) {
            throw new Untrusted("an identity token of another issuer, client or sign-in, or of another time");
        }
        return claims;
    }

    /** The highest of those that the claim's values have. */
    private static Optional<Role> role(ProviderSettings with, JsonObject claims) {
        return texts(claims.getValue(with.claim()))
                .map(with.roles()::get)
                .filter(Objects::nonNull)
                .max(Role::compareTo);
    }

    private static String name(JsonObject claims) {
        return NAMES.stream()
                .map(claims::getValue)
                .filter(String.class::isInstance)
                .map(name -> String.valueOf(name).replaceAll("\\p{Cntrl}", " "))
                .findFirst()
                .map(name -> name.substring(0, Math.min(name.length(), MOST_NAME_CHARACTERS)))
                .orElseThrow(() -> new Untrusted("an identity token of nobody"));
    }

    private static Stream<String> texts(@Nullable Object claim) {
        if (claim instanceof JsonArray many) {
            return many.stream().filter(String.class::isInstance).map(String::valueOf);
        }
        return claim instanceof String one ? Stream.of(one) : Stream.empty();
    }

    private static String algorithm(String token) {
        try {
            String head = new String(Base64.getUrlDecoder().decode(token.split("\\.", 2)[0]), StandardCharsets.UTF_8);
            return new JsonObject(head).getString("alg", "");
        } catch (IllegalArgumentException | DecodeException notAToken) {
            return "";
        }
    }

    private Future<OAuth2Auth> provider(ProviderSettings with) {
        Future<OAuth2Auth> known = provider;
        if (known != null && !known.failed()) {
            return known;
        }
        Future<OAuth2Auth> found = OpenIDConnectAuth.discover(
                vertx,
                new OAuth2Options()
                        .setClientId(with.clientId())
                        .setClientSecret(with.clientSecret())
                        .setSite(with.issuer().toString()));
        provider = found;
        return found;
    }

    private Future<Reply> refused(String back, Throwable failure) {
        // Without the message: it may quote the provider's answer, and with it a token.
        LOG.warn(
                "sign-in by the provider failed: {}",
                failure instanceof Untrusted
                        ? failure.getMessage()
                        : failure.getClass().getName());
        return Future.succeededFuture(signIn.refused(
                502,
                back,
                "The sign-in provider cannot be reached, or what it says is not to be trusted. The log says more."));
    }

    private ProviderSettings configured() {
        if (settings == null) {
            throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no provider is configured");
        }
        return settings;
    }

    private String token(Way way) {
        String back = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(way.back().getBytes(StandardCharsets.UTF_8));
        long expires = clock.instant().plus(LIFE).getEpochSecond();
        String body = String.join(".", way.state(), way.nonce(), way.verifier(), back, Long.toString(expires));
        return body + "." + secret.sign(PURPOSE, body);
    }

    private Optional<Way> read(String token) {
        int signatureAt = token.lastIndexOf('.') + 1;
        if (signatureAt == 0) {
            return Optional.empty();
        }
        String body = token.substring(0, signatureAt - 1);
        String[] parts = body.split("\\.", -1);
        if (parts.length != PARTS || !same(secret.sign(PURPOSE, body), token.substring(signatureAt))) {
            return Optional.empty();
        }
        String back = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
        boolean live = clock.instant().getEpochSecond() < Long.parseLong(parts[4]);
        return live ? Optional.of(new Way(parts[0], parts[1], parts[2], back)) : Optional.empty();
    }

    private String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Lax: it has to come along when the provider sends the browser back. */
    private Cookie cookie(String value) {
        return Cookie.cookie(cookieName, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX);
    }

    /** What a sign-in that has begun remembers. */
    private record Way(String state, String nonce, String verifier, String back) {}

    /** Where to go next. */
    public record Back(String href) {}

    private static final class Untrusted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Untrusted(String what) {
            super(what);
        }
    }
}
