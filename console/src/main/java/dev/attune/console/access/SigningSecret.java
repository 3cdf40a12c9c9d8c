package dev.attune.console.access;

import dev.attune.profile.LinkCounts;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.model.InvalidInput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that sessions are signed with. Consoles with the same one accept each other's sessions, before and after a restart. */
public final class SigningSecret {

    public static final int FEWEST_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SigningSecret(SecretKeySpec key) {
        this.key = key;
    }

    /** Takes a copy of at least {@value #FEWEST_BYTES} random bytes. */
    public static SigningSecret of(byte[] bytes) {
        if (bytes.length < FEWEST_BYTES) {
            throw new InvalidInput("secret", "must have at least " + FEWEST_BYTES + " bytes, has " + bytes.length);
        }
        return new SigningSecret(new SecretKeySpec(bytes, ALGORITHM));
    }

    /** Links to people's own pages that this secret signs; {@code base} is where browsers find the console. */
    public PersonLinks links(LinkCounts counts, Supplier<URI> base, InstantSource clock) {
        return new PersonLinks(counts, key.getEncoded(), base, clock);
    }

    /** HMAC-SHA256 of a text in URL-safe Base64. The purpose keeps a signature made for one use from passing in another. */
    public String sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal((purpose + ":" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }
}
