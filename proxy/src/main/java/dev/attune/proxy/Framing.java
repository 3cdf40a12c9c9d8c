package dev.attune.proxy;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/**
 * Refuses requests of which two servers in a row could believe different things about where they end (RFC 9112, 6.1). A length given twice
 * is no HTTP to the server below; a length beside chunks is taken off there, and upstream gets a framing of our own in any case.
 */
final class Framing {

    private Framing() {}

    static boolean isOdd(HttpServerRequest request) {
        List<String> codings = request.headers().getAll("transfer-encoding");
        if (codings.isEmpty()) {
            return false;
        }
        boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        return !chunked || request.version() == HttpVersion.HTTP_1_0;
    }

    static void refuse(HttpServerRequest request) {
        request.response().putHeader("connection", "close");
        new OpenAiError(
                        Fault.ODD_FRAMING,
                        "Transfer-Encoding: only \"chunked\", once, in HTTP/1.1, is understood here.",
                        "Transfer-Encoding")
                .send(request.response());
        request.connection().close();
    }
}
