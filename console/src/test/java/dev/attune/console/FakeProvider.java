package dev.attune.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An OpenID Connect provider with one user, who says what a test wants. It refuses a code without the verifier of its sign-in. */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "attune-console";
    private static final String KEY = "k1";

    private final Vertx vertx = Vertx.vertx();
    private final KeyPair pair = pair();
    private final KeyPair foreign = pair();
    private final HttpServer server;
    private volatile Signing signing = Signing.OWN;
    private volatile JsonObject said = new JsonObject();
    private volatile String challenge = "";

    FakeProvider() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** What a token says that nothing is wrong with. */
    JsonObject claims(String nonce) {
        long now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", issuer())
                .put("sub", "u1")
                .put("aud", CLIENT)
                .put("preferred_username", "anna")
                .put("groups", "ops")
                .put("nonce", nonce)
                .put("iat", now)
                .put("exp", now + 300);
    }

    void say(JsonObject claims, String ofChallenge) {
        said = claims;
        challenge = ofChallenge;
    }

    void sign(Signing next) {
        signing = next;
    }

    void goAway() {
        server.close().await();
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/.well-known/openid-configuration" -> send(request, 200, description());
            case "/jwks" -> send(request, 200, new JsonObject().put("keys", new JsonArray().add(key())));
            case "/token" -> request.body().onSuccess(form -> token(request, form.toString()));
            default -> send(request, 404, new JsonObject());
        }
    }

    private void token(HttpServerRequest request, String form) {
        String verifier = form.replaceAll(".*code_verifier=([^&]*).*", "$1");
        if (!encode(sha256(verifier)).equals(challenge)) {
            send(request, 400, new JsonObject().put("error", "invalid_grant"));
            return;
        }
        send(
                request,
                200,
                new JsonObject()
                        .put("access_token", "opaque")
                        .put("token_type", "Bearer")
                        .put("expires_in", 300)
                        .put("id_token", signed(said)));
    }

    private JsonObject description() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/jwks")
                .put("response_types_supported", new JsonArray().add("code"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"));
    }

    private JsonObject key() {
        RSAPublicKey open = (RSAPublicKey) pair.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY)
                .put("n", encode(unsigned(open.getModulus().toByteArray())))
                .put("e", encode(unsigned(open.getPublicExponent().toByteArray())));
    }

    private String signed(JsonObject claims) {
        String algorithm = signing == Signing.NONE ? "none" : signing == Signing.SECRET ? "HS256" : "RS256";
        String head = encode(
                bytes(new JsonObject().put("alg", algorithm).put("kid", KEY).encode()));
        String body = head + "." + encode(bytes(claims.encode()));
        try {
            return switch (signing) {
                case NONE -> body + ".";
                case SECRET -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(bytes("client-secret"), "HmacSHA256"));
                    yield body + "." + encode(mac.doFinal(bytes(body)));
                }
                case OWN, FOREIGN -> {
                    Signature signature = Signature.getInstance("SHA256withRSA");
                    signature.initSign((signing == Signing.OWN ? pair : foreign).getPrivate());
                    signature.update(bytes(body));
                    yield body + "." + encode(signature.sign());
                }
            };
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static void send(HttpServerRequest request, int status, JsonObject json) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json.encode());
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a token is signed by. */
    enum Signing {
        OWN,
        FOREIGN,
        SECRET,
        NONE
    }
}
