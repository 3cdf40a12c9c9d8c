package dev.attune.proxy.access;

import io.vertx.core.Future;
import io.vertx.ext.auth.jwt.JWTAuth;

/** The keys that tokens may be signed with. */
@FunctionalInterface
interface TokenKeys {

    /** Checks signatures with the one key that is right for a token; fails with a {@link Refusal} when there is none. */
    Future<JWTAuth> of(Token token, String tenant);
}
