package dev.attune.profile.store;

import dev.attune.profile.ProfileFailure;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failure of Redis means to callers and to operators. */
final class Failures {

    private static final Set<String> REFUSED_WRITES = Set.of("OOM", "MISCONF", "READONLY", "NOREPLICAS");

    private static final Map<String, String> MEANINGS = Map.of(
            "OOM", "its maxmemory is used up",
            "MISCONF", "it cannot write to its disk",
            "READONLY", "it is a replica",
            "NOREPLICAS", "it has fewer replicas than min-replicas-to-write",
            "LOADING", "it is reading its file",
            "CLUSTERDOWN", "a part of the cluster is away",
            "NOPERM", "its user may not do this");

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
            String code = code(cause);
            String meaning = MEANINGS.get(code);
            return "Redis refuses: " + code + (meaning == null ? "" : " (" + meaning + ")");
        }
        return "Redis cannot be reached";
    }

    /** Whether Redis answers, but takes no writes now. */
    static boolean isRefusedWrite(Throwable cause) {
        return REFUSED_WRITES.contains(code(cause));
    }

    /** The code of an error that Redis answered with; empty for all else. */
    static String code(Throwable cause) {
        return cause instanceof RedisCommandExecutionException ? firstWord(cause.getMessage()) : "";
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
