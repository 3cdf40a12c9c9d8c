package dev.attune.profile.learn;

import java.util.regex.Pattern;

/** Tells what happened on one day ("yesterday", "last night"), which is an episode and nothing that lasts. */
final class NamedDays {

    private final Pattern words;

    NamedDays(LanguageFile file, PatternBook book) {
        this.words = book.compile("named-days", "\\b(?:" + String.join("|", file.namedDays()) + ")\\b");
    }

    boolean isIn(String text) {
        return words.matcher(text).find();
    }
}
