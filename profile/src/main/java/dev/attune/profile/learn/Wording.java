package dev.attune.profile.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a person's words into a form that rules can be written for, and from the first person into the third. */
final class Wording {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ENDING = Pattern.compile("[\\s.,!?;:)\u2026]+$|\\s*[:;]-?[)(DP]+\\s*$");
    private static final int MOST_OPENERS = 8;

    private final Pattern contraction;
    private final Map<String, String> spelledOut;
    private final List<Pattern> openers;
    private final List<Turned> thirdPerson;

    Wording(LanguageFile file, PatternBook book) {
        this.spelledOut = new HashMap<>();
        file.contractions().forEach((given, full) -> spelledOut.put(given.toLowerCase(Locale.ROOT), full));
        String any = String.join(
                "|", spelledOut.keySet().stream().map(Pattern::quote).toList());
        this.contraction = book.compile("contractions", "(?<![\\w'@.-])(?:" + any + ")(?![\\w'@-])(?!\\.\\w)");
        this.openers = book.compileAll(
                "openers",
                file.openers().stream().map(each -> "^(?:" + each + ")").toList());
        this.thirdPerson = new ArrayList<>();
        for (List<String> pair : file.thirdPerson()) {
            thirdPerson.add(new Turned(book.compile("third-person", pair.get(0)), pair.get(1)));
        }
    }

    /** One line with plain apostrophes, contractions spelled out, and nothing ahead of or behind the statement. */
    String plain(String words) {
        String line = spelledOut(words);
        for (int round = 0; round < MOST_OPENERS; round++) {
            String shorter = withoutOpener(line);
            if (shorter.equals(line)) {
                break;
            }
            line = shorter;
        }
        return ENDING.matcher(line).replaceAll("");
    }

    /** As {@link #plain}, with its openers still there. */
    String spelledOut(String words) {
        String straight = words.replace('\u2019', '\'').replace('\u2018', '\'').replace("\"", "");
        String line = SPACE.matcher(straight).replaceAll(" ").trim();
        return contraction.matcher(line).replaceAll(this::full);
    }

    /** A plain statement of oneself as one would say it of somebody else, beginning with a capital. */
    String thirdPerson(String plain) {
        String turned = plain;
        for (Turned each : thirdPerson) {
            turned = each.pattern.matcher(turned).replaceAll(each.by);
        }
        String line = ENDING.matcher(turned.trim()).replaceAll("");
        return line.isEmpty() ? line : Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }

    private String full(MatchResult found) {
        return Matcher.quoteReplacement(spelledOut.getOrDefault(found.group().toLowerCase(Locale.ROOT), found.group()));
    }

    private String withoutOpener(String line) {
        for (Pattern opener : openers) {
            Matcher found = opener.matcher(line);
            if (found.find() && found.end() > 0 && found.end() < line.length()) {
                return line.substring(found.end());
            }
        }
        return line;
    }

    private record Turned(Pattern pattern, String by) {}
}
