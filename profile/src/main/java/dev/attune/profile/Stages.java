package dev.attune.profile;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Ways to treat stages alike. */
final class Stages {

    private Stages() {}

    /** The stage that a call answers, or a failed one when the call itself throws. */
    static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** What went wrong, without the wrapping that stages put around it. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static <T> CompletionStage<T> notFound(String what) {
        return CompletableFuture.failedFuture(new ProfileFailure(ProfileFailure.Code.NOT_FOUND, what));
    }

    static <T> CompletionStage<T> conflict(String why) {
        return CompletableFuture.failedFuture(new ProfileFailure(ProfileFailure.Code.CONFLICT, why));
    }
}
