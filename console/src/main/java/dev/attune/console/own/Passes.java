package dev.attune.console.own;

import dev.attune.console.access.SigningSecret;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.model.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and reads passes. A pass is signed as sessions of the console are, for a purpose of its own, so that neither is good for the
 * other; and one that travels in a cookie is no good in a form. It ends with the link that it came from, and after an hour at the latest.
 */
final class Passes {

    static final Duration LIFE = Duration.ofHours(1);

    private static final String COOKIE = "own-cookie";
    private static final String FRAME = "own-frame";
    private static final String CSRF = "own-csrf";
    private static final int NONCE_BYTES = 16;
    private static final int PARTS = 7;
    private static final int MOST_CHARACTERS = 3_000;

    private final SigningSecret secret;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Passes(SigningSecret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    Pass begin(PersonLinks.Grant grant, boolean framed, String language) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant latest = clock.instant().plus(LIFE);
        Instant expires = grant.expires().isBefore(latest) ? grant.expires() : latest;
        return new Pass(grant, expires, nonce, framed, language, secret.sign(CSRF, nonce));
    }

    /** The text of a pass, as its cookie or its forms carry it. */
    String token(Pass pass) {
        PersonLinks.Grant grant = pass.grant();
        String body = String.join(
                ".",
                encode(grant.person().tenant()),
                encode(grant.person().id()),
                Long.toString(grant.expires().getEpochSecond()),
                Long.toString(grant.count()),
                pass.language(),
                pass.nonce(),
                Long.toString(pass.expires().getEpochSecond()));
        return body + "." + secret.sign(pass.framed() ? FRAME : COOKIE, body);
    }

    /** What a pass says; empty when it is forged, over, or of the other way to travel. */
    Optional<Pass> read(String token, boolean framed) {
        int signatureAt = token.lastIndexOf('.') + 1;
        if (signatureAt == 0 || token.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        String body = token.substring(0, signatureAt - 1);
        String[] parts = body.split("\\.", -1);
        boolean signed = same(secret.sign(framed ? FRAME : COOKIE, body), token.substring(signatureAt));
        return signed && parts.length == PARTS
                ? read(parts, framed).filter(pass -> clock.instant().isBefore(pass.expires()))
                : Optional.empty();
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Pass> read(String[] parts, boolean framed) {
        try {
            PersonLinks.Grant grant = new PersonLinks.Grant(
                    new Person(decode(parts[0]), decode(parts[1])),
                    Instant.ofEpochSecond(Long.parseLong(parts[2])),
                    Long.parseLong(parts[3]),
                    "");
            Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[6]));
            return Optional.of(new Pass(grant, expires, parts[5], framed, parts[4], secret.sign(CSRF, parts[5])));
        } catch (IllegalArgumentException | DateTimeException olderShape) {
            // Signed by us, so it was made by a release that wrote it otherwise.
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
