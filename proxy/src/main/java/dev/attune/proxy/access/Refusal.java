package dev.attune.proxy.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is not let through. The message is for the caller and says what would be right; it never quotes a key or a token. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String header;
    private final int retryAfterSeconds;

    private Refusal(Reason reason, String message, @Nullable String header, int retryAfterSeconds) {
        // Without a trace of calls: it is an answer, not a fault.
        super(message, null, false, false);
        this.reason = reason;
        this.header = header;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    Refusal(Reason reason, String message, @Nullable String header) {
        this(reason, message, header, 0);
    }

    static Refusal tooMany(String message, int retryAfterSeconds) {
        return new Refusal(Reason.TOO_MANY_REQUESTS, message, null, retryAfterSeconds);
    }

    /** A body beyond what is read of one. */
    public static Refusal tooLarge(String message) {
        return new Refusal(Reason.TOO_LARGE, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The header at fault, or the field of the body. */
    public @Nullable String header() {
        return header;
    }

    /** When it is worth another try, in whole seconds. */
    public Optional<String> retryAfter() {
        return retryAfterSeconds > 0 ? Optional.of(Integer.toString(retryAfterSeconds)) : Optional.empty();
    }

    /** The kinds that callers tell apart. */
    public enum Reason {
        /** No key, or none that is good. */
        KEY,
        /** A person token that proves nothing. */
        TOKEN,
        /** What the key or the token does not permit. */
        FORBIDDEN,
        TOO_LARGE,
        LENGTH_UNKNOWN,
        TOO_MANY_REQUESTS,
        /** It cannot be said now whether the key or the token is good. */
        UNAVAILABLE
    }
}
