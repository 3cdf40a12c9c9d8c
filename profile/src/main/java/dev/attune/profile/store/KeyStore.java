package dev.attune.profile.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of apps: each under the digest of its text, and for each tenant a list of them by their ids. A key is written ahead of its
 * place in the list; should the process end in between, there is a key whose text nobody was ever told.
 */
public final class KeyStore {

    private static final int MOST_EACH = 1_000;
    private static final Duration USE = Duration.ofMinutes(1);
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}-k[0-9a-z]{12}");

    private final Reads tracked;
    private final Redis redis;
    private final KeyCache cache;
    private final Cache<String, Boolean> noted =
            Caffeine.newBuilder().expireAfterWrite(USE).maximumSize(MOST_EACH).build();

    KeyStore(Reads tracked, Redis redis, KeyCache cache) {
        this.tracked = tracked;
        this.redis = redis;
        this.cache = cache;
    }

    /** Where there is no more room, the key goes that was revoked first; a {@link ProfileFailure} where all of them are good. */
    public CompletionStage<Void> add(String digest, AppKey key) {
        String list = Keys.keys(key.scope().tenant());
        Row row = new Row(key.createdAt().toEpochMilli(), key.id(), digest);
        return redis.call(commands -> commands.hlen(list))
                .thenCompose(count -> count < MOST_EACH
                        ? CompletableFuture.completedStage(null)
                        : makeRoom(key.scope().tenant()))
                .thenCompose(room -> redis.call(commands -> commands.set(Keys.key(digest), KeyCodec.encode(key))))
                .thenCompose(set -> redis.call(commands -> commands.hset(list, key.id(), row.text())))
                .thenAccept(listed -> cache.drop(Keys.key(digest)));
    }

    private CompletionStage<@Nullable Void> makeRoom(String tenant) {
        String list = Keys.keys(tenant);
        return redis.call(commands -> commands.hgetall(list))
                .thenCompose(rows -> all(rows(rows, null), Map.of()).thenCompose(keys -> {
                    AppKey first = keys.stream()
                            .filter(AppKey::isRevoked)
                            .min(Comparator.comparing(key -> Objects.requireNonNull(key.revokedAt())))
                            .orElseThrow(() -> new ProfileFailure(
                                    ProfileFailure.Code.TOO_LARGE, "a tenant has at most " + MOST_EACH + " keys"));
                    String name = Keys.key(Row.of(first.id(), rows.getOrDefault(first.id(), ""))
                            .digest());
                    return redis.call(commands -> commands.del(name))
                            .thenCompose(gone -> redis.call(commands -> commands.hdel(list, first.id())))
                            .thenCompose(unlisted ->
                                    redis.call(commands -> commands.hdel(Keys.keysUsed(tenant), first.id())))
                            .thenAccept(forgotten -> cache.drop(name));
                }));
    }

    /**
     * The key of this digest. Kept at hand for a while, and right all that time.
     *
     * @param grace for so long a key that was there is taken to be still, while Redis cannot be asked
     */
    public CompletionStage<Optional<AppKey>> find(String digest, Duration grace) {
        CompletionStage<Optional<AppKey>> found = cache.get(
                Keys.key(digest),
                name -> tracked.read(name, commands -> commands.get(name)).thenApply(KeyStore::key));
        return grace.isZero()
                ? found
                : found.exceptionallyCompose(away -> {
                    Optional<AppKey> last = cache.confirmed(Keys.key(digest), grace);
                    return last.isPresent()
                            ? CompletableFuture.completedStage(last)
                            : CompletableFuture.failedStage(away);
                });
    }

    /** Newest first. */
    public CompletionStage<Page<AppKey>> list(String tenant, Page.Request page) {
        String cursor = page.cursor();
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            return CompletableFuture.failedStage(new InvalidInput("cursor", "is not one that a list of keys gave"));
        }
        return redis.call(commands -> commands.hgetall(Keys.keys(tenant))).thenCompose(all -> {
            List<Row> rows = rows(all, cursor);
            List<Row> shown = rows.subList(0, Math.min(page.limit(), rows.size()));
            String next =
                    shown.size() < rows.size() ? shown.get(shown.size() - 1).cursor() : null;
            return redis.call(commands -> commands.hgetall(Keys.keysUsed(tenant)))
                    .thenCompose(used -> all(shown, used))
                    .thenApply(keys -> new Page<>(keys, next));
        });
    }

    public CompletionStage<AppKey> revoke(String tenant, String id, Instant at) {
        return redis.call(commands -> commands.hget(Keys.keys(tenant), id)).thenCompose(row -> {
            if (row == null) {
                return CompletableFuture.failedStage(
                        new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no key of this id"));
            }
            String name = Keys.key(Row.of(id, row).digest());
            return redis.call(commands -> commands.get(name))
                    .thenCompose(text -> end(name, key(text), at))
                    .whenComplete((key, failure) -> cache.drop(name));
        });
    }

    /** Notes a use, once a minute. */
    public void used(AppKey key, Instant at) {
        if (noted.asMap().putIfAbsent(key.id(), true) == null) {
            String list = Keys.keysUsed(key.scope().tenant());
            Threads.aside(redis.call(commands -> commands.hset(list, key.id(), Long.toString(at.toEpochMilli()))));
        }
    }

    private CompletionStage<AppKey> end(String name, Optional<AppKey> found, Instant at) {
        if (found.isEmpty()) {
            return CompletableFuture.failedStage(
                    new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no key of this id"));
        }
        AppKey key = found.get();
        if (key.isRevoked()) {
            return CompletableFuture.completedStage(key);
        }
        AppKey revoked = key.revokedAt(at);
        return redis.call(commands -> commands.set(name, KeyCodec.encode(revoked), SetArgs.Builder.xx()))
                .thenApply(set -> revoked);
    }

    private static List<Row> rows(Map<String, String> all, @Nullable String cursor) {
        List<Row> rows = all.entrySet().stream()
                .map(entry -> Row.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Row::createdMillis)
                        .thenComparing(Row::id)
                        .reversed())
                .toList();
        if (cursor == null) {
            return rows;
        }
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).cursor().equals(cursor)) {
                return rows.subList(place + 1, rows.size());
            }
        }
        return List.of();
    }

    private CompletionStage<List<AppKey>> all(List<Row> rows, Map<String, String> used) {
        List<CompletableFuture<Optional<AppKey>>> reads = rows.stream()
                .map(row -> redis.call(commands -> commands.get(Keys.key(row.digest())))
                        .thenApply(KeyStore::key)
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(reads.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> reads.stream()
                        .flatMap(read -> read.join().stream())
                        .map(key -> key.usedAt(time(used.get(key.id()))))
                        .toList());
    }

    private static @Nullable Instant time(@Nullable String millis) {
        return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static Optional<AppKey> key(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(KeyCodec::decode);
        } catch (Unreadable unreadable) {
            throw Failures.of(unreadable);
        }
    }

    /** A key's place in the list of its tenant. */
    private record Row(long createdMillis, String id, String digest) {

        static Row of(String id, String text) {
            int space = text.indexOf(' ');
            return new Row(Long.parseLong(text.substring(0, space)), id, text.substring(space + 1));
        }

        String text() {
            return createdMillis + " " + digest;
        }

        String cursor() {
            return createdMillis + "-" + id;
        }
    }
}
