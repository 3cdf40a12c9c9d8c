package dev.attune.proxy.access;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Public keys from a server of the operator's. They are kept, looked after now and then, and fetched at once when a token names one that is
 * not among them: but never twice within the interval of the settings, or anybody could have them fetched by inventing names. While the
 * server is away the keys that are known stay good, for a day at the most. From any thread.
 */
final class FetchedKeys implements TokenKeys {

    private static final Logger LOG = LoggerFactory.getLogger(FetchedKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration GOOD = Duration.ofDays(1);
    private static final long PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int OK = 200;

    private final Vertx vertx;
    private final TokenSettings settings;
    private final URI address;
    private final WebClient client;
    private final AtomicReference<@Nullable Future<Keyring>> running = new AtomicReference<>();
    private volatile @Nullable Keyring known;
    private volatile @Nullable Long attemptNanos;

    FetchedKeys(Vertx vertx, TokenSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.address = Objects.requireNonNull(settings.jwks());
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) PATIENCE_MILLIS)
                        .setUserAgentEnabled(false)
                        .setFollowRedirects(false));
    }

    @Override
    public Future<JWTAuth> of(Token token, String tenant) {
        Keyring ring = known;
        Optional<JWTAuth> key = ring == null || isOlder(ring, GOOD) ? Optional.empty() : ring.find(token.keyId());
        if (ring != null && key.isPresent()) {
            if (isOlder(ring, FRESH) && mayFetch()) {
                refresh();
            }
            return Future.succeededFuture(key.get());
        }
        Future<Keyring> fetching = running.get();
        if (fetching == null && !mayFetch()) {
            return Future.failedFuture(
                    ring == null || isOlder(ring, GOOD)
                            ? unavailable()
                            : Token.refusal("is signed with an unknown key"));
        }
        return (fetching == null ? refresh() : fetching)
                .recover(failure -> Future.failedFuture(unavailable()))
                .compose(fresh -> fresh.find(token.keyId())
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Token.refusal("is signed with an unknown key"))));
    }

    private Future<Keyring> refresh() {
        Promise<Keyring> mine = Promise.promise();
        Future<Keyring> others = running.compareAndExchange(null, mine.future());
        if (others != null) {
            return others;
        }
        attemptNanos = System.nanoTime();
        fetch().onComplete(fetched -> {
            if (fetched.succeeded()) {
                known = fetched.result();
            } else {
                LOG.warn(
                        "the key set for person tokens cannot be fetched ({})",
                        fetched.cause().getClass().getName());
            }
            running.set(null);
            mine.handle(fetched);
        });
        return mine.future();
    }

    private Future<Keyring> fetch() {
        return client.getAbs(address.toString())
                .timeout(PATIENCE_MILLIS)
                .putHeader("accept", "application/json")
                .send()
                .map(this::keyring);
    }

    private Keyring keyring(HttpResponse<?> response) {
        if (response.statusCode() != OK || response.bodyAsBuffer().length() > MOST_BYTES) {
            throw new IllegalStateException("no key set");
        }
        JsonArray keys = response.bodyAsJsonObject().getJsonArray("keys", new JsonArray());
        return Keyring.of(
                vertx,
                settings.algorithm(),
                keys.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList(),
                System.nanoTime());
    }

    private boolean mayFetch() {
        Long last = attemptNanos;
        return last == null || System.nanoTime() - last >= settings.refresh().toNanos();
    }

    private static boolean isOlder(Keyring ring, Duration age) {
        return System.nanoTime() - ring.atNanos() > age.toNanos();
    }

    private static Refusal unavailable() {
        return new Refusal(
                Refusal.Reason.UNAVAILABLE, "The keys that person tokens are signed with cannot be had now.", null);
    }
}
