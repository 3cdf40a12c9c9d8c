package dev.attune.console.page;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.InvalidInput;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What an endpoint can tell apart of what went wrong. */
public final class Faults {

    private Faults() {}

    /** The failure itself, without the wrapping that stages put around it. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    public static Optional<ProfileFailure.Code> code(Throwable failure) {
        return cause(failure) instanceof ProfileFailure known ? Optional.of(known.code()) : Optional.empty();
    }

    public static boolean isConflict(Throwable failure) {
        return code(failure).filter(ProfileFailure.Code.CONFLICT::equals).isPresent();
    }

    /** The input that cannot be taken, if it was this field's. */
    public static Optional<InvalidInput> of(String field, Throwable failure) {
        return cause(failure) instanceof InvalidInput wrong && wrong.field().equals(field)
                ? Optional.of(wrong)
                : Optional.empty();
    }
}
