package dev.attune.app.settings;

import dev.attune.profile.model.Labelled;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What values a key takes.
 *
 * @param right the values that are right, in words that follow "must be"
 * @param read the value of a text; empty when the text is none of them
 */
record Shape<T>(String right, Function<String, Optional<T>> read) {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}=[\\x20-\\x2b\\x2d-\\x7e]+");
    private static final Pattern SHARE = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}]+");
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[a-z0-9.\\[\\]:-]+");
    private static final Pattern REDIS =
            Pattern.compile("(redis|rediss|redis-sentinel|redis-cluster|rediss-cluster)://[\\x21-\\x7e]+");

    static Shape<Integer> wholeNumber(int least, int most) {
        return new Shape<>(
                "a whole number from " + least + " to " + most,
                text -> Optional.of(text)
                        .filter(WHOLE_NUMBER.asMatchPredicate())
                        .map(Integer::valueOf)
                        .filter(number -> number >= least && number <= most));
    }

    static Shape<Double> share() {
        return new Shape<>(
                "a number from 0 to 1, such as 0.1",
                text -> Optional.of(text)
                        .filter(SHARE.asMatchPredicate())
                        .map(Double::valueOf)
                        .filter(share -> share <= 1));
    }

    static Shape<Double> amount() {
        return new Shape<>(
                "a number from 0 on, such as 0.15",
                text -> Optional.of(text).filter(AMOUNT.asMatchPredicate()).map(Double::valueOf));
    }

    /** Pairs such as {@code authorization=Bearer abc}, with commas between. */
    static Shape<Map<String, String>> headers() {
        return new Shape<>("pairs of header=value with commas between, each header once", Shape::headerPairs);
    }

    static Shape<Boolean> yesOrNo() {
        return new Shape<>(
                "true or false",
                text -> Optional.of(text)
                        .filter(word -> word.equals("true") || word.equals("false"))
                        .map(Boolean::valueOf));
    }

    static Shape<Integer> port() {
        return wholeNumber(0, 65_535);
    }

    static Shape<String> host() {
        return matching(HOST, "a host name or an address, such as 127.0.0.1 or 0.0.0.0");
    }

    /** A secret that travels in a header. */
    static Shape<String> token() {
        return matching(VISIBLE, "visible ASCII characters without spaces");
    }

    static Shape<String> password() {
        return matching(ONE_LINE, "text without control characters");
    }

    static Shape<String> line() {
        return matching(ONE_LINE, "text without control characters");
    }

    static Shape<String> redisUrl() {
        return matching(
                REDIS,
                "a URL that begins with redis://, rediss://, redis-sentinel://, redis-cluster:// or rediss-cluster://"
                        + " and names a host");
    }

    static Shape<URI> httpUrl() {
        return new Shape<>(
                "an http:// or https:// URL with a host, without user, query or fragment",
                text -> Optional.ofNullable(uri(text)).filter(Shape::namesServer));
    }

    /** Pairs such as {@code acme:its-secret}, with commas between. */
    static Shape<Map<String, String>> secretsByTenant() {
        return new Shape<>("pairs of tenant:secret with commas between, each tenant once", Shape::pairs);
    }

    /** What browsers say where a script is from: nothing behind the host and port, in lower case. */
    static Shape<List<String>> origins() {
        return new Shape<>(
                "origins such as https://app.example.com, with commas between and nothing behind the host or port",
                text -> Optional.of(Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .toList())
                        .filter(all -> all.stream().allMatch(ORIGIN.asMatchPredicate())));
    }

    static Shape<Path> path() {
        return new Shape<>("a path of the file system", text -> Optional.ofNullable(asPath(text)));
    }

    static <E extends Enum<E> & Labelled> Shape<E> choice(Class<E> type) {
        String labels =
                Arrays.stream(type.getEnumConstants()).map(Labelled::label).collect(Collectors.joining(", "));
        return new Shape<>("one of " + labels, text -> Labelled.find(type, text));
    }

    private static Shape<String> matching(Pattern pattern, String right) {
        return new Shape<>(right, text -> Optional.of(text).filter(pattern.asMatchPredicate()));
    }

    private static boolean namesServer(URI uri) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        return http
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static Optional<Map<String, String>> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split(":", 2);
            if (pair.length < 2 || !TENANT.matcher(pair[0]).matches() || pairs.put(pair[0], pair[1]) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(pairs);
    }

    private static Optional<Map<String, String>> headerPairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String pair = part.strip();
            int sign = pair.indexOf('=');
            if (!HEADER.matcher(pair).matches()
                    || pairs.put(pair.substring(0, sign), pair.substring(sign + 1)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(pairs);
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            return null;
        }
    }

    private static @Nullable Path asPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notOne) {
            return null;
        }
    }
}
