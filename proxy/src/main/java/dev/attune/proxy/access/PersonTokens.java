package dev.attune.proxy.access;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.authentication.TokenCredentials;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens that name the person (RFC 7519). The algorithm is the configured one, whatever a token says (RFC 8725, 3.1): so there is
 * neither {@code none} nor a public key taken for a secret. Signatures are checked on the calling thread, in well under a millisecond.
 */
final class PersonTokens {

    /** For clocks that differ. A token that has ended has ended. */
    private static final int NOT_BEFORE_LEEWAY_SECONDS = 30;

    /** Parts of a header that change how a signature is checked: with keys that it brings along, or in a way not known here. */
    private static final List<String> SPECIAL = List.of("crit", "x5c", "nonce");

    private static final double MILLIS = 1_000;

    private final TokenSettings settings;
    private final TokenKeys keys;
    private final InstantSource clock;

    PersonTokens(Vertx vertx, TokenSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = settings.algorithm() == TokenSettings.Algorithm.HS256
                ? new Secrets(vertx, settings)
                : new FetchedKeys(vertx, settings);
    }

    /** The person whom a token names; fails with a {@link Refusal}. */
    Future<Person> person(String text, String tenant) {
        Token token = Token.read(text);
        if (!settings.algorithm().label().equals(token.algorithm())
                || SPECIAL.stream().anyMatch(token.header()::containsKey)) {
            return Future.failedFuture(Token.refusal(
                    "must be signed plainly with " + settings.algorithm().label()));
        }
        return keys.of(token, tenant)
                .compose(key -> Future.succeededFuture(new TokenCredentials(text))
                        // Within a step: claims of a wrong kind are thrown at the caller.
                        .compose(key::authenticate)
                        .recover(wrong -> Future.failedFuture(Token.refusal("has a wrong signature or wrong claims"))))
                .map(signed -> person(token, tenant));
    }

    private Person person(Token token, String tenant) {
        checkTimes(token);
        checkParties(token);
        String of = token.claim("tenant");
        if (of != null && !of.equals(tenant)) {
            throw new Refusal(
                    Refusal.Reason.FORBIDDEN, "The person token is for another tenant than the key.", Presented.TOKEN);
        }
        return named(tenant, token.claim("sub"));
    }

    private void checkTimes(Token token) {
        double now = clock.millis() / MILLIS;
        Double end = token.time("exp");
        if (end == null) {
            throw Token.refusal("must say when it ends, in exp");
        }
        if (now >= end) {
            throw Token.refusal("has expired");
        }
        Double begin = token.time("nbf");
        if (begin != null && now + NOT_BEFORE_LEEWAY_SECONDS < begin) {
            throw Token.refusal("is not good yet");
        }
    }

    private void checkParties(Token token) {
        if (settings.issuer() != null && !settings.issuer().equals(token.claim("iss"))) {
            throw Token.refusal("is from another issuer");
        }
        if (settings.audience() != null && !token.isFor(settings.audience())) {
            throw Token.refusal("is for another audience");
        }
    }

    private static Person named(String tenant, @Nullable String subject) {
        if (subject == null) {
            throw Token.refusal("must name the person, in sub");
        }
        try {
            return new Person(tenant, subject);
        } catch (InvalidInput invalid) {
            throw Token.refusal("names nobody: sub " + invalid.getMessage());
        }
    }
}
