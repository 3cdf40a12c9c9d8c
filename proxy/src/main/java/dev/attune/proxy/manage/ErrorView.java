package dev.attune.proxy.manage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.InvalidInput;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An error as a caller sees it.
 *
 * @param headers what the answer's head has to say beside it
 */
record ErrorView(Detail error, @JsonIgnore Map<String, String> headers) {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorView.class);

    /**
     * What went wrong.
     *
     * @param field the field, parameter or header at fault
     * @param id finds a fault of ours in the log
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            ErrorCode code,
            String message,
            @Nullable String field,
            @Nullable String id) {}

    static ErrorView of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof InvalidInput invalid) {
            return of(ErrorCode.INVALID_INPUT, invalid.field() + " " + cause.getMessage(), invalid.field());
        }
        if (cause instanceof ApiFailure refused) {
            return new ErrorView(
                    new Detail(refused.code(), String.valueOf(cause.getMessage()), null, null), headers(refused));
        }
        if (cause instanceof ProfileFailure known && !ErrorCode.of(known.code()).isOurs()) {
            return of(ErrorCode.of(known.code()), String.valueOf(cause.getMessage()), null);
        }
        return ours(cause);
    }

    int status() {
        return error.code().status();
    }

    private static ErrorView of(ErrorCode code, String message, @Nullable String field) {
        return new ErrorView(new Detail(code, message, field, null), Map.of());
    }

    private static Map<String, String> headers(ApiFailure refused) {
        if (refused.allow() != null) {
            return Map.of("Allow", refused.allow());
        }
        return refused.code() == ErrorCode.UNAUTHORIZED ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
    }

    private static ErrorView ours(Throwable cause) {
        String id = UUID.randomUUID().toString();
        if (cause instanceof ProfileFailure) {
            LOG.atWarn().addKeyValue("request", id).log("a call failed: the store does not answer");
            return new ErrorView(
                    new Detail(ErrorCode.STORE_UNAVAILABLE, "the store does not answer; try again later", null, id),
                    Map.of());
        }
        LOG.atError().addKeyValue("request", id).setCause(withoutMessage(cause)).log("a call failed");
        return new ErrorView(
                new Detail(ErrorCode.INTERNAL, "this should not have happened; the log says more", null, id), Map.of());
    }

    /** A message may quote a person's text, which no log line carries; where it happened is enough to find the fault. */
    private static Throwable withoutMessage(Throwable cause) {
        Throwable bare = new IllegalStateException(cause.getClass().getName());
        bare.setStackTrace(cause.getStackTrace());
        return bare;
    }
}
