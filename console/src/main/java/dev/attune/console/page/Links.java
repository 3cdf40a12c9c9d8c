package dev.attune.console.page;

import dev.attune.profile.model.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the console's pages. Every id is percent-encoded here and nowhere else. */
public final class Links {

    public static final String HOME = "/";
    public static final String REVIEW = "/review";
    public static final String KEYS = "/keys";
    public static final String POLICIES = "/policies";
    public static final String AUDIT = "/audit";
    public static final String IMPORTS = "/imports";
    public static final String OWN = "/own";
    public static final String PLAYGROUND = "/playground";
    public static final String SIGN_IN = "/sign-in";
    public static final String SIGN_OUT = "/sign-out";
    public static final String PEOPLE = "/people";

    private static final String ESCAPE = "~";

    private Links() {}

    public static String person(Person person) {
        return PEOPLE + "/" + segment(person.tenant()) + "/" + segment(person.id());
    }

    /** Something that belongs to a person, such as {@code history}. */
    public static String of(Person person, String... segments) {
        StringBuilder path = new StringBuilder(person(person));
        for (String segment : segments) {
            path.append('/').append(segment(segment));
        }
        return path.toString();
    }

    public static String with(String path, String name, String value) {
        return path + (path.contains("?") ? "&" : "?") + name + "=" + encode(value);
    }

    /**
     * One segment of a path. Browsers take {@code .} and {@code ..} for steps within the path even when they are encoded, so these
     * are marked by a tilde in front, and so is what begins with a tilde itself.
     */
    public static String segment(String value) {
        boolean isStep = value.equals(".") || value.equals("..");
        return isStep || value.startsWith(ESCAPE) ? ESCAPE + encode(value) : encode(value);
    }

    /** The value of a decoded segment. */
    static String unmarked(String decoded) {
        return decoded.startsWith(ESCAPE) ? decoded.substring(ESCAPE.length()) : decoded;
    }

    /** Whether a browser that is sent there stays on this console. */
    public static boolean isLocal(String target) {
        boolean isPath = target.startsWith("/") && !target.startsWith("//");
        return isPath && target.chars().noneMatch(unit -> unit <= ' ' || unit == '\\' || unit > '~');
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
