package dev.attune.console.people;

import dev.attune.profile.model.Page;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Trace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which state a person's page shows: the profile's version and the newest trace. */
final class Stamp {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})[.-].*", Pattern.DOTALL);

    private Stamp() {}

    static String of(Profile profile, Page<Trace> traces) {
        String newest = traces.items().isEmpty() ? "" : traces.items().get(0).id();
        return profile.version() + "." + newest;
    }

    /** The version that a stamp, or the id of the adaptation that made it, begins with; the highest there is for any other text. */
    static long version(String text) {
        Matcher matcher = VERSION.matcher(text);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
    }
}
