package dev.attune.proxy.access;

import dev.attune.profile.Keys;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Person;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door of the data plane. Which key a request presents says whose people it is about; a person token says who asks. Runs on the
 * request's event loop and answers there; a key or a signing key that is at hand costs no wait.
 *
 * <p>When it cannot be known whether a key is good, the request is refused: without its tenant it could only be taken for somebody else's.
 * Requests without a key of Attune's do not depend on the store.
 */
public final class Access {

    private static final int UNKNOWN_LENGTH = -1;

    private final AccessSettings settings;
    private final Supplier<Keys> keys;
    private final @Nullable PersonTokens tokens;
    private final RateLimits limits;
    private final Cors cors;

    Access(Vertx vertx, Supplier<Keys> keys, AccessSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.keys = keys;
        this.tokens =
                settings.tokens() == null ? null : new PersonTokens(vertx, settings.tokens(), InstantSource.system());
        this.limits = new RateLimits(nanos);
        this.cors = new Cors(settings.origins());
    }

    /**
     * Sets it up; nothing is asked or fetched yet.
     *
     * @param keys where keys are looked up
     */
    public static Access open(Vertx vertx, Supplier<Keys> keys, AccessSettings settings) {
        return new Access(vertx, keys, settings, System::nanoTime);
    }

    /** What scripts of other origins may do. */
    public Cors cors() {
        return cors;
    }

    /** Lets a request in, or fails with a {@link Refusal}. */
    public Future<Admission> admit(HttpServerRequest request) {
        Presented presented = Presented.of(request.headers(), settings.takesBearerTokens());
        try {
            return key(presented).compose(found -> {
                AppKey key = found.orElse(null);
                checkLimits(request, key);
                return person(presented.tokens(), Admission.tenant(key))
                        .map(person -> new Admission(presented, key, person.orElse(null), limits));
            });
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private Future<Optional<AppKey>> key(Presented presented) {
        Set<String> texts = presented.keys();
        if (texts.isEmpty()) {
            return settings.required()
                    ? Future.failedFuture(invalid("This proxy needs a key of its own: Authorization: Bearer atn_..."))
                    : Future.succeededFuture(Optional.empty());
        }
        String text = texts.iterator().next();
        if (texts.size() > 1 || !Keys.hasForm(text)) {
            return Future.failedFuture(invalid(
                    texts.size() > 1
                            ? "The headers hold more than one Attune key; send one."
                            : "This is not a whole Attune key: atn_ and 40 characters."));
        }
        return onLoop(keys.get().find(text))
                .recover(failure -> Future.failedFuture(refusal(failure)))
                .map(found -> {
                    AppKey key = found.filter(known -> !known.isRevoked())
                            .orElseThrow(() -> invalid("There is no such Attune key, or it is revoked."));
                    keys.get().used(key);
                    return Optional.of(key);
                });
    }

    private Future<Optional<Person>> person(Set<String> texts, String tenant) {
        if (texts.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        if (tokens == null) {
            throw Token.refusal("cannot be checked: person tokens are not set up here");
        }
        if (texts.size() > 1) {
            throw Token.refusal("must be the only one");
        }
        Future<Person> person = tokens.person(texts.iterator().next(), tenant);
        Future<Person> here = person.isComplete() ? person : onLoop(person.toCompletionStage());
        return here.map(Optional::of);
    }

    private void checkLimits(HttpServerRequest request, @Nullable AppKey key) {
        if (key == null) {
            return;
        }
        AppKey.Limits most = key.scope().limits();
        if (most.requestsPerMinute() != null) {
            int wait = limits.take(key.id(), most.requestsPerMinute());
            if (wait > 0) {
                throw Refusal.tooMany(
                        "This key's requests are limited to " + most.requestsPerMinute() + " a minute.", wait);
            }
        }
        if (most.bodyBytes() != null) {
            checkLength(request, most.bodyBytes());
        }
    }

    /** What a body's length is said to be is what is read of it at most, so it need not be counted. */
    private static void checkLength(HttpServerRequest request, int most) {
        if (request.headers().contains("transfer-encoding")) {
            throw new Refusal(
                    Refusal.Reason.LENGTH_UNKNOWN,
                    "This key's requests are limited in size: send the body with a Content-Length.",
                    "Content-Length");
        }
        if (declared(request) > most) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE, "This key's requests may have bodies of " + most + " bytes.", null);
        }
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        try {
            return length == null ? UNKNOWN_LENGTH : Long.parseLong(length);
        } catch (NumberFormatException beyondAll) {
            return Long.MAX_VALUE;
        }
    }

    private static Refusal invalid(String message) {
        return new Refusal(Refusal.Reason.KEY, message, null);
    }

    private static Throwable refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ProfileFailure
                ? new Refusal(
                        Refusal.Reason.UNAVAILABLE, "Attune's keys cannot be looked up now; try again shortly.", null)
                : failure;
    }

    private static <T> Future<T> onLoop(CompletionStage<T> stage) {
        Context loop = Vertx.currentContext();
        return loop == null ? Future.fromCompletionStage(stage) : Future.fromCompletionStage(stage, loop);
    }
}
