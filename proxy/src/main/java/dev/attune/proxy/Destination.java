package dev.attune.proxy;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that requests go to. A value that cannot be is an {@link IllegalArgumentException} that names it.
 *
 * @param name for people, such as {@code default}
 * @param url what {@code /v1} maps to, {@code http} or {@code https}
 * @param models whose requests go there
 * @param inUser the models that are told a block as a part of the person's message
 */
public record Destination(
        String name, URI url, Credentials credentials, ModelPatterns models, ModelPatterns inUser, Waits waits) {

    public Destination {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        demand(scheme.equals("http") || scheme.equals("https"), "must begin with http:// or https://");
        demand(url.getHost() != null, "must name a host");
        demand(url.getRawQuery() == null && url.getRawFragment() == null, "must have neither a query nor a fragment");
    }

    boolean isSecure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isSecure() ? 443 : 80;
    }

    /** The path of the URL, without a slash at its end. */
    String basePath() {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Destination[" + name + " at " + url + "]";
    }

    private static void demand(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("upstream " + problem);
        }
    }

    /**
     * What upstream knows us by.
     *
     * @param key replaces the client's {@code Authorization} when set
     * @param headers replace the client's of the same names
     */
    public record Credentials(@Nullable String key, Map<String, String> headers) {

        public Credentials {
            headers = Map.copyOf(headers);
            visible("upstreamKey", key == null ? "" : key, '!');
            headers.values().forEach(value -> visible("header of an upstream", value, ' '));
        }

        /** Nothing of it. */
        @Override
        public String toString() {
            return "Credentials";
        }

        private static void visible(String what, String value, char least) {
            if (!value.chars().allMatch(unit -> unit >= least && unit < 127)) {
                throw new IllegalArgumentException(what + " must be of visible ASCII characters");
            }
        }
    }

    /**
     * How long it is waited for.
     *
     * @param connect for a connection
     * @param idle for the next byte, once it has the request
     */
    public record Waits(Duration connect, Duration idle) {

        public Waits {
            if (connect.toMillis() <= 0 || idle.toMillis() <= 0) {
                throw new IllegalArgumentException("connect and idle must be at least a millisecond");
            }
        }
    }
}
