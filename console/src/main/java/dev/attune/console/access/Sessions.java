package dev.attune.console.access;

import dev.attune.profile.model.Labelled;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes and recognises sessions. A session lives in its cookie alone, {@code role.name.nonce.expiry.mark.signature}: nothing is
 * kept here, so sessions survive a restart and hold on every console with the same secret. The exception are sessions that were signed
 * out before their time, which this process remembers until they would have ended, and the store for the others. A session ends with
 * its user: when they are no longer configured, or with another role or password. Safe on any thread.
 */
public final class Sessions {

    public static final Duration LIFE = Duration.ofHours(12);
    public static final Duration GUEST_LIFE = Duration.ofHours(1);

    private static final int NONCE_BYTES = 16;
    private static final int MOST_TOKEN_CHARACTERS = 600;
    private static final int PARTS = 5;
    /** No user of ours has a colon in their name. */
    private static final String VOUCHED = "oidc:";

    private static final int MARK_CHARACTERS = 12;
    private static final String SESSION_PURPOSE = "session";
    private static final String CSRF_PURPOSE = "csrf";
    private static final String MARK_PURPOSE = "user";

    private final SigningSecret secret;
    private final Users users;
    private final String provider;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> signedOut = new ConcurrentHashMap<>();

    /**
     * Sessions that this secret signs.
     *
     * @param provider tells the sign-in provider apart from others; empty when there is none
     */
    public Sessions(SigningSecret secret, Users users, String provider, InstantSource clock) {
        this.secret = secret;
        this.users = users;
        this.provider = provider;
        this.clock = clock;
    }

    public Session guest() {
        return begin(Role.GUEST, "", GUEST_LIFE);
    }

    /** For whoever gave their password. */
    public Session of(User user) {
        return begin(user.role(), user.name(), LIFE);
    }

    /** For whoever a sign-in provider vouches for. Their name is marked as the provider's, so that it is nobody's of ours. */
    public Session vouched(String name, Role role) {
        return begin(role, VOUCHED + name, LIFE);
    }

    /** The value of the session's cookie. */
    public String token(Session session) {
        String body = String.join(
                ".",
                session.role().label(),
                encode(session.name()),
                session.nonce(),
                Long.toString(session.expires().getEpochSecond()),
                mark(session.role(), session.name()).orElse(""));
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

    /** Neither over nor signed out here. */
    public boolean isLive(Session session) {
        return clock.instant().isBefore(session.expires()) && !signedOut.containsKey(session.nonce());
    }

    /** Ends a session before its time, for this process. */
    public void signOut(Session session) {
        Instant now = clock.instant();
        signedOut.values().removeIf(expired -> expired.isBefore(now));
        signedOut.put(session.nonce(), session.expires());
    }

    /** Whether a form belongs to this session. */
    public static boolean accepts(Session session, String token) {
        return same(session.csrf(), token);
    }

    private Session begin(Role role, String name, Duration life) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
        return session(role, name, encoded, clock.instant().plus(life));
    }

    private Session session(Role role, String name, String nonce, Instant expires) {
        return new Session(role, name, nonce, expires, secret.sign(CSRF_PURPOSE, nonce));
    }

    private Optional<Session> read(String body) {
        String[] parts = body.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            Role role = Labelled.parse(Role.class, "role", parts[0]);
            String name = decode(parts[1]);
            Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[3]));
            return mark(role, name)
                    .filter(mark -> same(mark, parts[4]))
                    .map(same -> session(role, name, parts[2], expires));
        } catch (IllegalArgumentException | DateTimeException olderShape) {
            // Signed by us, so it was made by a release that wrote it otherwise.
            return Optional.empty();
        }
    }

    /** What ties a session to how somebody signed in; empty when they cannot any more. */
    private Optional<String> mark(Role role, String name) {
        if (role == Role.GUEST) {
            return Optional.of("");
        }
        if (name.startsWith(VOUCHED)) {
            return provider.isEmpty() ? Optional.empty() : Optional.of(digest(provider));
        }
        return users.find(name).filter(user -> user.role() == role).map(user -> digest(users.mark(user)));
    }

    private String digest(String text) {
        return secret.sign(MARK_PURPOSE, text).substring(0, MARK_CHARACTERS);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
