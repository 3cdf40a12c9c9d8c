package dev.attune.proxy.manage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.profile.model.AppKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as the management API shows it.
 *
 * @param key its text, in the answer to the call that made it and nowhere else
 */
record KeyView(
        String id,
        String name,
        String tenant,
        @Nullable String upstream,
        boolean bodyUser,
        boolean headerUser,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer personRequestsPerMinute,
        @Nullable Integer bodyBytes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

    static KeyView of(AppKey key, @Nullable String text) {
        AppKey.Scope scope = key.scope();
        AppKey.Limits limits = scope.limits();
        return new KeyView(
                key.id(),
                key.name(),
                scope.tenant(),
                scope.upstream(),
                scope.bodyUser(),
                scope.headerUser(),
                limits.requestsPerMinute(),
                limits.personRequestsPerMinute(),
                limits.bodyBytes(),
                key.createdAt(),
                key.lastUsedAt(),
                key.revokedAt(),
                text);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "KeyView[" + id + "]";
    }
}
