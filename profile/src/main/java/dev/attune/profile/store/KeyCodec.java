package dev.attune.profile.store;

import dev.attune.profile.model.AppKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A key as the text of its value in Redis. The number of the format comes first; a limit of 0 is none. */
final class KeyCodec {

    private static final int BODY_USER = 1;
    private static final int HEADER_USER = 2;

    private KeyCodec() {}

    static String encode(AppKey key) {
        AppKey.Scope scope = key.scope();
        return CompactWriter.array(writer -> {
            writer.number(1);
            writer.text(key.id());
            writer.text(key.name());
            writer.text(scope.tenant());
            writer.text(scope.upstream());
            writer.number((scope.bodyUser() ? BODY_USER : 0) + (scope.headerUser() ? HEADER_USER : 0));
            limit(writer, scope.limits().requestsPerMinute());
            limit(writer, scope.limits().personRequestsPerMinute());
            limit(writer, scope.limits().bodyBytes());
            writer.time(key.createdAt());
            writer.time(key.revokedAt());
        });
    }

    static AppKey decode(String text) {
        return CompactReader.array(text, reader -> {
            StateCodec.checkFormat(reader.number());
            String id = reader.text();
            String name = reader.text();
            return new AppKey(id, name, scope(reader), reader.time(), null, reader.timeOrNull());
        });
    }

    private static AppKey.Scope scope(CompactReader reader) throws IOException {
        String tenant = reader.text();
        String upstream = reader.textOrNull();
        long may = reader.number();
        AppKey.Limits limits = new AppKey.Limits(limit(reader), limit(reader), limit(reader));
        return new AppKey.Scope(tenant, upstream, (may & BODY_USER) != 0, (may & HEADER_USER) != 0, limits);
    }

    private static void limit(CompactWriter writer, @Nullable Integer limit) throws IOException {
        writer.number(limit == null ? 0 : limit);
    }

    private static @Nullable Integer limit(CompactReader reader) throws IOException {
        int limit = Math.toIntExact(reader.number());
        return limit == 0 ? null : limit;
    }
}
