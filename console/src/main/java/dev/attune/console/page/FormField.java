package dev.attune.console.page;

import io.vertx.core.http.HttpServerRequest;

/** A field of a form, as it was sent. */
final class FormField {

    private static final char RETURN = '\r';

    private FormField() {}

    /**
     * Empty when it is absent. In forms with files, Netty leaves the first octet of the line that ends a field in it, where that line came in two
     * parts; no field ends so by itself, as browsers send a line's end as two.
     */
    static String of(HttpServerRequest request, String name) {
        String value = request.getFormAttribute(name);
        if (value == null) {
            return "";
        }
        boolean hasMore = !value.isEmpty() && value.charAt(value.length() - 1) == RETURN;
        return hasMore ? value.substring(0, value.length() - 1) : value;
    }
}
