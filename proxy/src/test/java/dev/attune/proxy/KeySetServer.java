package dev.attune.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.URI;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of public keys (RFC 7517), which change as a test says. */
final class KeySetServer implements AutoCloseable {

    private final Map<String, JsonObject> keys = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    volatile int status = 200;

    KeySetServer(Vertx vertx) {
        server = Running.await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    JsonObject set = new JsonObject().put("keys", new JsonArray(List.copyOf(keys.values())));
                    request.response().setStatusCode(status).end(set.encode());
                })
                .listen(0, "127.0.0.1"));
    }

    void offer(String id, PublicKey key) {
        JsonObject json = new JsonObject().put("kid", id).put("use", "sig");
        if (key instanceof RSAPublicKey rsa) {
            json.put("kty", "RSA").put("n", number(rsa.getModulus(), 0)).put("e", number(rsa.getPublicExponent(), 0));
        } else if (key instanceof ECPublicKey curve) {
            json.put("kty", "EC")
                    .put("crv", "P-256")
                    .put("x", number(curve.getW().getAffineX(), 32))
                    .put("y", number(curve.getW().getAffineY(), 32));
        }
        keys.put(id, json);
    }

    void withdraw(String id) {
        keys.remove(id);
    }

    int asked() {
        return asked.get();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/keys");
    }

    private static String number(BigInteger value, int bytes) {
        byte[] signed = value.toByteArray();
        byte[] plain = signed[0] == 0 && signed.length > 1 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        byte[] padded = new byte[Math.max(bytes, plain.length)];
        System.arraycopy(plain, 0, padded, padded.length - plain.length, plain.length);
        return SignedTokens.base64(padded);
    }

    @Override
    public void close() {
        Running.await(server.close());
    }
}
