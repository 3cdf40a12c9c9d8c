package dev.attune.profile.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain features of how somebody writes one message; their means over many messages tell people apart. Safe for use by many threads. */
public final class WritingFeatures {

    /** What is measured, in the order of the numbers. */
    public static final List<String> NAMES = List.of(
            "words",
            "word-length",
            "sentence-length",
            "capital-start",
            "end-mark",
            "questions",
            "exclamations",
            "commas",
            "apostrophes",
            "capitals",
            "emoji",
            "laughter",
            "courtesy");

    private static final Pattern FENCED = Pattern.compile("```.*?(?:```|$)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'\u2019-]*");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?\u2026]+(?=\\s|$)|\n+");
    private static final Pattern EMOJI =
            Pattern.compile("[\\x{1F300}-\\x{1FAFF}\\x{2600}-\\x{27BF}]|(?<!\\S)[:;=8xX]['-]?[)(DPpO3](?!\\S)|<3");

    private final Pattern laughter;
    private final Pattern courtesy;

    /** Of languages in which these are the words that laugh, and that are polite. */
    public WritingFeatures(Pattern laughter, Pattern courtesy) {
        this.laughter = laughter;
        this.courtesy = courtesy;
    }

    /** Where a feature stands among the numbers; negative when there is none of this name. */
    public static int indexOf(String name) {
        return NAMES.indexOf(name);
    }

    /** The features of a message, each from 0 to some 20; empty when it has no words of its own. */
    public double[] of(String message) {
        String own = FENCED.matcher(message).replaceAll(" ").strip();
        int words = 0;
        int letters = 0;
        Matcher word = WORD.matcher(own);
        while (word.find()) {
            words++;
            letters += word.end() - word.start();
        }
        if (words == 0) {
            return new double[0];
        }
        int sentences = Math.max(1, count(SENTENCE_END, own) + (endsOpen(own) ? 1 : 0));
        int first = own.codePointAt(0);
        long capitals = own.codePoints().filter(Character::isUpperCase).count();
        return new double[] {
            Math.log1p(words),
            (double) letters / words,
            Math.log1p((double) words / sentences),
            Character.isUpperCase(first) ? 1 : 0,
            endsOpen(own) ? 0 : 1,
            (double) count(own, '?') / sentences,
            (double) count(own, '!') / sentences,
            10.0 * count(own, ',') / words,
            10.0 * (count(own, '\'') + count(own, '\u2019')) / words,
            10.0 * capitals / Math.max(1, letters),
            EMOJI.matcher(own).find() ? 1 : 0,
            laughter.matcher(own).find() ? 1 : 0,
            courtesy.matcher(own.toLowerCase(Locale.ROOT)).find() ? 1 : 0
        };
    }

    private static boolean endsOpen(String text) {
        return ".!?\u2026".indexOf(text.charAt(text.length() - 1)) < 0;
    }

    private static int count(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int found = 0;
        while (matcher.find()) {
            found++;
        }
        return found;
    }

    private static int count(String text, char mark) {
        return (int) text.chars().filter(unit -> unit == mark).count();
    }
}
