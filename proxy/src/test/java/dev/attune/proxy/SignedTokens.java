package dev.attune.proxy;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens by the letter of RFC 7515, with nothing of what checks them. */
final class SignedTokens {

    static final String SECRET = "a secret of thirty-two bytes or more";

    private SignedTokens() {}

    /** Of this person, for a minute. */
    static JsonObject of(String person) {
        return new JsonObject().put("sub", person).put("exp", Instant.now().getEpochSecond() + 60);
    }

    static String hs256(JsonObject claims) {
        return hs256(claims, SECRET);
    }

    static String hs256(JsonObject claims, String secret) {
        return hs256(new JsonObject().put("alg", "HS256"), claims, secret.getBytes(StandardCharsets.UTF_8));
    }

    static String hs256(JsonObject header, JsonObject claims, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String signed = base64(header) + '.' + base64(claims);
            return signed + '.' + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param algorithm {@code RS256} or {@code ES256} */
    static String signed(String algorithm, String keyId, JsonObject claims, PrivateKey key) {
        try {
            Signature signature =
                    Signature.getInstance(algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initSign(key);
            JsonObject header = new JsonObject().put("alg", algorithm).put("kid", keyId);
            String signed = base64(header) + '.' + base64(claims);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String unsigned(JsonObject claims) {
        return base64(new JsonObject().put("alg", "none")) + '.' + base64(claims) + '.';
    }

    static String base64(JsonObject json) {
        return base64(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
