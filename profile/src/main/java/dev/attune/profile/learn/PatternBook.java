package dev.attune.profile.learn;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Compiles the patterns of one configuration file, in which {@code {name}} stands for a fragment that the file defines once. */
public final class PatternBook {

    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z-]*)\\}");

    private final String file;
    private final Map<String, String> fragments;

    public PatternBook(String file, Map<String, String> fragments) {
        this.file = file;
        this.fragments = Map.copyOf(fragments);
    }

    /**
     * The pattern with its fragments filled in, indifferent to case.
     *
     * @param where of the pattern within the file, for the error
     * @throws IllegalArgumentException when the pattern is malformed or names an unknown fragment
     */
    public Pattern compile(String where, String source) {
        try {
            return Pattern.compile(expand(where, source), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException(file + ": " + where + ": " + malformed.getDescription(), malformed);
        }
    }

    public List<Pattern> compileAll(String where, List<String> sources) {
        return sources.stream().map(source -> compile(where, source)).toList();
    }

    private String expand(String where, String source) {
        Matcher name = NAME.matcher(source);
        return name.replaceAll(found -> {
            String fragment = fragments.get(found.group(1));
            if (fragment == null) {
                throw new IllegalArgumentException(
                        file + ": " + where + ": there is no {" + found.group(1) + "} under words");
            }
            return Matcher.quoteReplacement(fragment);
        });
    }

    /** Whether one of the patterns is found in a text. */
    public static boolean anyIn(List<Pattern> patterns, String text) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(text).find()) {
                return true;
            }
        }
        return false;
    }
}
