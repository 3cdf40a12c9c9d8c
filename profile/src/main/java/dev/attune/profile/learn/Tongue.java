package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether words are of the language that the rules are written for, by how many of them are among its commonest. Without it, a
 * sentence of a neighbouring language is read as broken English wherever it shares a word with it.
 */
final class Tongue {

    private static final String COMMON_WORDS = "language/en-stopwords.txt";

    private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
    /** Fewer words tell nothing: names and elliptic answers have none of the common ones. */
    private static final int FEWEST_WORDS = 7;

    private static final int FEWEST_LETTERS = 6;
    private static final double FEWEST_COMMON = 0.05;

    private final Set<String> common;

    /** The one that the rules are for. */
    static Tongue english(ConfigFiles files, LanguageFile file) {
        return new Tongue(files.read(COMMON_WORDS), file.shared());
    }

    Tongue(String words, List<String> shared) {
        Set<String> all = new HashSet<>();
        words.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> all.addAll(List.of(line.trim().split("\\s+"))));
        shared.forEach(all::remove);
        this.common = Set.copyOf(all);
    }

    private static boolean isPartlyOfAnotherScript(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN)
                .count();
        long others = letters - latin;
        return others >= FEWEST_LETTERS && others * 4 >= letters;
    }

    /** Whether a stretch of text is surely of another language. */
    boolean isForeign(String text) {
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
        int words = 0;
        int known = 0;
        while (word.find()) {
            words++;
            if (common.contains(word.group())) {
                known++;
            }
        }
        if (isPartlyOfAnotherScript(text)) {
            return true;
        }
        return words >= FEWEST_WORDS && known < words * FEWEST_COMMON;
    }
}
