package dev.attune.profile.learn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the date in the place of words that mean another day whenever they are read: "yesterday", "last night". Days are UTC's. */
final class Dating {

    private final Map<String, Integer> days = new LinkedHashMap<>();
    private final Pattern words;
    private final String on;

    Dating(LanguageFile file, PatternBook book) {
        file.namedDays().forEach((word, day) -> days.put(word.toLowerCase(Locale.ROOT), day));
        this.words = book.compile("named-days", "\\b(?:" + String.join("|", days.keySet()) + ")\\b");
        this.on = file.onDay();
    }

    String dated(String text, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return words.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(on + " "
                        + today.plusDays(days.getOrDefault(found.group().toLowerCase(Locale.ROOT), 0))));
    }
}
