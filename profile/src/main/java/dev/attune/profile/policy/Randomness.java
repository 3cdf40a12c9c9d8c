package dev.attune.profile.policy;

import dev.attune.profile.learn.PatternBook;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds strings that look as if a generator had made them: long, of letters and digits, with a high entropy (Shannon's, in bits for
 * each character of the string itself), and not made of parts that look like words.
 */
final class Randomness {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern NAME_PART = Pattern.compile("[A-Za-z]+[0-9]{0,4}");
    private static final Pattern RUN = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final String VOWELS = "aeiouyAEIOUY";

    private final Settings settings;
    private final Pattern candidate;
    private final List<Pattern> harmless;

    Randomness(Settings settings, PatternBook book) {
        this.settings = settings;
        this.candidate = book.compile("random.candidate", settings.candidate());
        this.harmless = book.compileAll("random.harmless", settings.harmless());
    }

    /** Marks the random strings of a text. */
    void mark(String text, BitSet secret) {
        Matcher found = candidate.matcher(text);
        while (found.find()) {
            if (isRandom(found.group())) {
                secret.set(found.start(), found.end());
            }
        }
    }

    /** Whether hardly any of it looks like words; asked of strings that stand where secrets do. */
    boolean isGibberish(String string) {
        return shareOfWords(string) <= settings.mostWords();
    }

    private boolean isRandom(String string) {
        if (string.length() < settings.fewestCharacters() || PatternBook.anyIn(harmless, string)) {
            return false;
        }
        boolean digits = string.chars().anyMatch(Character::isDigit);
        boolean letters = string.chars().anyMatch(Character::isLetter);
        if (!letters || (!digits && string.length() < settings.fewestWithoutDigits())) {
            return false;
        }
        return entropy(string) >= settings.fewestBits() && shareOfWords(string) <= settings.mostWords();
    }

    /** The share of the characters that lie in words: parts of letters, with at most a number behind them, as identifiers have. */
    private double shareOfWords(String string) {
        Matcher part = PART.matcher(string);
        int inWords = 0;
        while (part.find()) {
            if (NAME_PART.matcher(part.group()).matches()) {
                inWords += lettersInWords(part.group());
            }
        }
        return (double) inWords / string.length();
    }

    private int lettersInWords(String part) {
        Matcher run = RUN.matcher(part);
        int letters = 0;
        while (run.find()) {
            String word = run.group();
            boolean counts = word.length() >= settings.shortestWord() && looksLikeAWord(word);
            letters += counts ? word.length() : 0;
        }
        return letters;
    }

    private static boolean looksLikeAWord(String letters) {
        int vowels = 0;
        int consonantsInARow = 0;
        int most = 0;
        for (int index = 0; index < letters.length(); index++) {
            boolean vowel = VOWELS.indexOf(letters.charAt(index)) >= 0;
            vowels += vowel ? 1 : 0;
            consonantsInARow = vowel ? 0 : consonantsInARow + 1;
            most = Math.max(most, consonantsInARow);
        }
        return vowels * 5 >= letters.length() && vowels * 4 <= letters.length() * 3 && most <= 4;
    }

    private static double entropy(String string) {
        Map<Integer, Integer> counts = new HashMap<>();
        string.chars().forEach(unit -> counts.merge(unit, 1, Integer::sum));
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / string.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    /**
     * When a string is random.
     *
     * @param candidate a string that may be one
     * @param harmless what is none, however it looks
     * @param fewestBits entropy for each character
     * @param fewestWithoutDigits length from which a string without a digit may be one
     * @param shortestWord length from which a run of letters may be a word
     * @param mostWords share of the string that may lie in words
     */
    record Settings(
            String candidate,
            List<String> harmless,
            int fewestCharacters,
            int fewestWithoutDigits,
            double fewestBits,
            int shortestWord,
            double mostWords) {}
}
