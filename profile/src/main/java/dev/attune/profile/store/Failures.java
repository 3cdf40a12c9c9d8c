package dev.attune.profile.store;

import dev.attune.profile.ProfileFailure;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failure of Redis means to callers and to operators. */
final class Failures {

    private Failures() {}

    static ProfileFailure unavailable(String problem) {
        return new ProfileFailure(ProfileFailure.Code.STORE_UNAVAILABLE, problem);
    }

    /** For callers: whatever it is, the store could not do it now. */
    static ProfileFailure of(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof ProfileFailure known ? known : unavailable(problem(cause));
    }

    /** For operators: in words, with nothing of the command in it. */
    static String problem(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof ProfileFailure known) {
            return String.valueOf(known.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return "Redis does not answer in time";
        }
        if (cause instanceof Unreadable) {
            return "Redis holds something that this version cannot read: " + cause.getMessage();
        }
        if (cause instanceof RedisCommandExecutionException) {
            return "Redis refuses: " + firstWord(cause.getMessage());
        }
        return "Redis cannot be reached";
    }

    /** The code that begins an error of Redis, such as {@code OOM}; what follows may quote what was sent. */
    static String firstWord(@Nullable String message) {
        if (message == null) {
            return "";
        }
        int space = message.indexOf(' ');
        return space < 0 ? message : message.substring(0, space);
    }

    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
