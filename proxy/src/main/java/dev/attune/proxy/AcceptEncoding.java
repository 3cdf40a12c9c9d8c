package dev.attune.proxy;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which codings of an answer upstream is asked for (RFC 9110, 12.5.3), where the answer is read on its way: of those that the client takes,
 * the ones that the JDK can read. The client gets what upstream sends, byte for byte, in a coding of its own choice.
 */
final class AcceptEncoding {

    private static final String HEADER = "accept-encoding";
    private static final Set<String> READABLE = Set.of("gzip", "x-gzip", "deflate", "identity");

    private AcceptEncoding() {}

    /**
     * Takes off what cannot be read. Where nothing acceptable would be left, all stays as it is: the answer then passes unread.
     */
    static void narrow(MultiMap headers) {
        List<String> all = headers.getAll(HEADER);
        List<String> readable = new ArrayList<>();
        boolean whole = true;
        boolean acceptable = false;
        for (String value : all) {
            for (String wish : value.split(",", -1)) {
                if (isReadable(wish)) {
                    readable.add(wish.trim());
                    acceptable |= !isRefused(wish);
                } else {
                    whole &= wish.isBlank() || isRefused(wish);
                    readable.addAll(isRefused(wish) ? List.of(wish.trim()) : List.of());
                }
            }
        }
        if (!whole && acceptable) {
            headers.set(HEADER, String.join(", ", readable));
        }
    }

    private static boolean isReadable(String wish) {
        return READABLE.contains(wish.split(";", -1)[0].trim().toLowerCase(Locale.ROOT));
    }

    /** A coding of no weight is not wanted. */
    private static boolean isRefused(String wish) {
        String plain = wish.replace(" ", "").replace("\t", "").toLowerCase(Locale.ROOT);
        int weight = plain.indexOf(";q=");
        return weight >= 0 && plain.substring(weight + 3).matches("0(\\.0{0,3})?");
    }
}
