package dev.attune.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes and recognises sessions. A session lives in its cookie alone, {@code role.nonce.expiry.signature}: nothing is kept
 * here, so sessions survive a restart and hold on every console with the same secret. The exception are sessions that were signed
 * out before their time, which this process remembers until they would have ended. Safe on any thread.
 */
public final class Sessions {

    public static final Duration ADMIN_LIFE = Duration.ofHours(12);
    public static final Duration GUEST_LIFE = Duration.ofHours(1);

    private static final int NONCE_BYTES = 16;
    private static final int MOST_TOKEN_CHARACTERS = 200;
    private static final String SESSION_PURPOSE = "session";
    private static final String CSRF_PURPOSE = "csrf";

    private final SigningSecret secret;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> signedOut = new ConcurrentHashMap<>();

    public Sessions(SigningSecret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    public Session guest() {
        return begin(Session.Role.GUEST, GUEST_LIFE);
    }

    public Session admin() {
        return begin(Session.Role.ADMIN, ADMIN_LIFE);
    }

    /** The value of the session's cookie. */
    public String token(Session session) {
        String body = session.role().name().toLowerCase(Locale.ROOT)
                + "." + session.nonce()
                + "." + session.expires().getEpochSecond();
        return body + "." + secret.sign(SESSION_PURPOSE, body);
    }

    /** The session of a cookie; empty when it is forged, over, or signed out. */
    public Optional<Session> recognise(String token) {
        int signatureAt = token.lastIndexOf('.') + 1;
        if (signatureAt == 0 || token.length() > MOST_TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        String body = token.substring(0, signatureAt - 1);
        if (!same(secret.sign(SESSION_PURPOSE, body), token.substring(signatureAt))) {
            return Optional.empty();
        }
        return read(body).filter(this::isLive);
    }

    /** Neither over nor signed out. */
    public boolean isLive(Session session) {
        return clock.instant().isBefore(session.expires()) && !signedOut.containsKey(session.nonce());
    }

    /** Ends a session before its time. */
    public void signOut(Session session) {
        Instant now = clock.instant();
        signedOut.values().removeIf(expired -> expired.isBefore(now));
        signedOut.put(session.nonce(), session.expires());
    }

    /** Whether a form belongs to this session. */
    public static boolean accepts(Session session, String token) {
        return same(session.csrf(), token);
    }

    private Session begin(Session.Role role, Duration life) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
        return session(role, name, clock.instant().plus(life));
    }

    private Session session(Session.Role role, String nonce, Instant expires) {
        return new Session(role, nonce, expires, secret.sign(CSRF_PURPOSE, nonce));
    }

    private Optional<Session> read(String body) {
        String[] parts = body.split("\\.", -1);
        try {
            Session.Role role = Session.Role.valueOf(parts[0].toUpperCase(Locale.ROOT));
            return Optional.of(session(role, parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2]))));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeException olderShape) {
            // Signed by us, so it was made by a release that wrote it otherwise.
            return Optional.empty();
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
