package dev.attune.proxy;

import dev.attune.profile.model.InvalidInput;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What clients are told when upstream gave no answer. Never what an exception says: it may name what is no concern of theirs. */
final class Failures {

    private Failures() {}

    static OpenAiError of(Call call, Throwable failure) {
        if (failure instanceof InvalidInput invalid) {
            String message = invalid.field() + ": " + invalid.getMessage();
            return new OpenAiError(Fault.INVALID_HEADER, message, invalid.field());
        }
        if (call.isSilent()) {
            return new OpenAiError(Fault.UPSTREAM_SILENT, "The upstream did not answer in time.");
        }
        if (failure instanceof ConnectTimeoutException || failure instanceof TimeoutException) {
            return new OpenAiError(Fault.UPSTREAM_SILENT, "The upstream could not be connected to in time.");
        }
        return isUnreachable(failure)
                ? new OpenAiError(Fault.UPSTREAM_UNREACHABLE, "The upstream cannot be reached.")
                : new OpenAiError(Fault.UPSTREAM_BROKE, "The upstream broke off before it answered.");
    }

    private static boolean isUnreachable(Throwable failure) {
        boolean refused = failure instanceof ConnectException || failure instanceof UnknownHostException;
        boolean reset = failure instanceof SocketException && !(failure instanceof ConnectException);
        return refused || (failure instanceof SSLException && !reset);
    }
}
