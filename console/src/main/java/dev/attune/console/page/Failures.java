package dev.attune.console.page;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.InvalidInput;
import io.vertx.ext.web.handler.HttpException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into a page that says what to do about it. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Reply.Page page(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ProfileFailure known) {
            return of(known);
        }
        if (cause instanceof InvalidInput invalid) {
            return page(400, "That cannot be", "The " + invalid.field() + " " + invalid.getMessage() + ".");
        }
        if (cause instanceof HttpException http && http.getStatusCode() < 500) {
            return ofStatus(http.getStatusCode());
        }
        // Without the message: it may carry what a person said.
        LOG.error("a page failed: {} at {}", cause.getClass().getName(), firstFrame(cause));
        return ofStatus(500);
    }

    static Reply.Page notAllowed() {
        return page(403, "Not for this sign-in", "What you are signed in as may not do this. An admin can.");
    }

    /** For what goes wrong before there is an endpoint to answer. */
    static Reply.Page ofStatus(int status) {
        return switch (status) {
            case 403 ->
                page(
                        status,
                        "This form is no longer valid",
                        "It was made for another session. Go back, reload the page and try again.");
            case 404 -> page(status, "Nothing is here", "The address leads nowhere, or what it led to is gone.");
            case 413 -> page(status, "That was too much", "What was sent is larger than the console takes.");
            case 500 -> page(status, "This went wrong", "The console made a mistake. Its log says where.");
            default -> page(status, "That cannot be", "The console does not understand this request.");
        };
    }

    /** For a form or a file that is too large. */
    static Reply.Page tooMuch(long mostBytes) {
        long kibibytes = mostBytes / 1024;
        String most = kibibytes < 1024 ? kibibytes + " KiB" : kibibytes / 1024 + " MiB";
        return page(
                413,
                "That was too much",
                "What was sent is larger than the console takes, which is " + most + ". Nothing was done with it.");
    }

    private static Reply.Page of(ProfileFailure failure) {
        return switch (failure.code()) {
            case NOT_FOUND -> ofStatus(404);
            case CONFLICT -> page(409, "Changed meanwhile", Notice.CONFLICT.text());
            case TOO_LARGE -> page(413, "A limit is reached", String.valueOf(failure.getMessage()));
            case STORE_UNAVAILABLE ->
                page(
                        503,
                        "The store does not answer",
                        "Nothing can be shown or changed until it is back. Applications are served meanwhile, unpersonalized.");
        };
    }

    private static Reply.Page page(int status, String title, String text) {
        return new Reply.Page(status, "error", title, new Problem(status, title, text), null);
    }

    private static String firstFrame(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }

    /** What the error page shows. */
    public record Problem(int status, String title, String text) {

        /** The store is at fault: worth a banner, for it concerns every page. */
        public boolean isStore() {
            return status == 503;
        }
    }
}
