package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and opens the links that lead a person to their own page. A link holds whom it is for, until when, the person's
 * {@linkplain LinkCounts number} and a language, under an HMAC-SHA256 (RFC 2104) that is good for links alone. Nothing is kept of
 * a link, and it tells itself to nobody: {@link Link#toString} leaves it out.
 */
public final class PersonLinks {

    /** Languages that the page speaks. */
    public static final Set<String> LANGUAGES = Set.of("en", "de", "es", "fr");

    public static final int USUAL_HOURS = 24;

    /** Thirty days. What keeps a person's number must keep it longer. */
    public static final int MOST_HOURS = 720;

    /** Path of the page's opening on the console; the token follows. */
    public static final String PATH = "/own/open/";

    private static final String PURPOSE = "person-link:";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST_TOKEN_CHARACTERS = 2_400;
    private static final int PARTS = 5;

    private final LinkCounts counts;
    private final SecretKeySpec key;
    private final Supplier<URI> base;
    private final InstantSource clock;

    /**
     * Links that this secret signs.
     *
     * @param secret what the console signs its sessions with
     * @param base where browsers find the console; asked for each link, for its port may come late
     */
    public PersonLinks(LinkCounts counts, byte[] secret, Supplier<URI> base, InstantSource clock) {
        this.counts = counts;
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.base = base;
        this.clock = clock;
    }

    /**
     * Makes a link.
     *
     * @param hours how long it opens the page, 1 to {@value #MOST_HOURS}
     * @param language one of {@link #LANGUAGES}; empty leaves it to the browser
     */
    public CompletionStage<Link> make(Person person, int hours, String language) {
        return Stages.attempt(() -> {
            if (hours < 1 || hours > MOST_HOURS) {
                throw new InvalidInput("hours", "must be between 1 and " + MOST_HOURS);
            }
            if (!language.isEmpty() && !LANGUAGES.contains(language)) {
                throw new InvalidInput("language", "must be one of en, de, es, fr");
            }
            Instant expires = clock.instant().plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.SECONDS);
            return counts.keep(person)
                    .thenApply(count -> new Link(url(new Grant(person, expires, count, language)), expires));
        });
    }

    /** Whom the token of a link is for; empty when it is forged, over or ended. */
    public CompletionStage<Optional<Grant>> open(String token) {
        Optional<Grant> read = read(token);
        return read.isEmpty() ? CompletableFuture.completedStage(read) : stands(read.get());
    }

    /** The same grant, if it is neither over nor ended; for what was opened by a link and is open still. */
    public CompletionStage<Optional<Grant>> stands(Grant grant) {
        return clock.instant().isBefore(grant.expires())
                ? counts.now(grant.person())
                        .thenApply(count -> Optional.of(grant).filter(link -> link.count() == count))
                : CompletableFuture.completedStage(Optional.empty());
    }

    /** Ends all links to this person's page. */
    public CompletionStage<Void> end(Person person) {
        return counts.end(person);
    }

    private String url(Grant grant) {
        String body = String.join(
                ".",
                encode(grant.person().tenant()),
                encode(grant.person().id()),
                Long.toString(grant.expires().getEpochSecond()),
                Long.toString(grant.count()),
                grant.language());
        String origin = base.get().toString().replaceAll("/+$", "");
        return origin + PATH + body + "." + sign(body);
    }

    private Optional<Grant> read(String token) {
        int signatureAt = token.lastIndexOf('.') + 1;
        if (signatureAt == 0 || token.length() > MOST_TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        String body = token.substring(0, signatureAt - 1);
        String[] parts = body.split("\\.", -1);
        if (parts.length != PARTS || !same(sign(body), token.substring(signatureAt))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Grant(
                    new Person(decode(parts[0]), decode(parts[1])),
                    Instant.ofEpochSecond(Long.parseLong(parts[2])),
                    Long.parseLong(parts[3]),
                    parts[4]));
        } catch (IllegalArgumentException | DateTimeException olderShape) {
            // Signed by us, so it was made by a release that wrote it otherwise.
            return Optional.empty();
        }
    }

    private String sign(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((PURPOSE + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }

    /** A link as it is handed out. */
    public record Link(String url, Instant expiresAt) {

        /** Without the address: whoever has it is let in. */
        @Override
        public String toString() {
            return "Link until " + expiresAt;
        }
    }

    /**
     * What a link lets in.
     *
     * @param count the person's number when it was made
     * @param language empty: as the browser wishes
     */
    public record Grant(Person person, Instant expires, long count, String language) {}
}
