package dev.attune.proxy.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets shared with those who sign. A tenant with a secret of its own is not reached with the common one. */
final class Secrets implements TokenKeys {

    /** Times are checked here, where a token without them is refused. */
    static final JWTOptions SIGNATURE_ALONE = new JWTOptions().setIgnoreExpiration(true);

    private final Map<String, JWTAuth> byTenant = new HashMap<>();
    private final @Nullable JWTAuth common;

    Secrets(Vertx vertx, TokenSettings settings) {
        settings.tenantSecrets().forEach((tenant, secret) -> byTenant.put(tenant, auth(vertx, secret)));
        common = settings.secret() == null ? null : auth(vertx, settings.secret());
    }

    @Override
    public Future<JWTAuth> of(Token token, String tenant) {
        JWTAuth auth = byTenant.getOrDefault(tenant, common);
        return auth == null
                ? Future.failedFuture(Token.refusal("is for a tenant that takes none"))
                : Future.succeededFuture(auth);
    }

    private static JWTAuth auth(Vertx vertx, String secret) {
        PubSecKeyOptions key = new PubSecKeyOptions()
                .setAlgorithm(TokenSettings.Algorithm.HS256.label())
                .setBuffer(secret);
        return JWTAuth.create(
                vertx, new JWTAuthOptions().addPubSecKey(key).setJWTOptions(new JWTOptions(SIGNATURE_ALONE)));
    }
}
