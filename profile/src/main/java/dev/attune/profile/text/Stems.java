package dev.attune.profile.text;

import dev.attune.profile.ConfigFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The words of a text that carry its matter, reduced to their stems: {@code adoption agencies} is {@code adopt agenc}. Stop words
 * are left out. The stems are those of Snowball's English stemmer (Porter2), which leaves words of most other languages as they
 * are. Safe for use by many threads.
 */
public final class Stems {

    private static final String STOP_WORDS = "language/en-stopwords.txt";
    private static final int LONGEST_WORD = 64;

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s'’-]+|\\s[-–—]+\\s");

    private final Set<String> stopWords;

    /** A word is stemmed once: a stem takes 0.2 us to work out, and a person's words repeat. */
    private final ReadOnce<String> known = new ReadOnce<>(Stems::stemOf);

    public Stems(ConfigFiles files) {
        this.stopWords = WordList.parse(files.read(STOP_WORDS));
    }

    /** The stems in the order of the text, repeated as often as they occur. */
    public List<String> of(String text) {
        List<String> stems = new ArrayList<>();
        for (String word : Words.of(text)) {
            if (!stopWords.contains(word)) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    /**
     * The distinct stems of each phrase: of the words between two stop words or marks, which mostly name one thing (RAKE; Rose et al.,
     * 2010).
     */
    public List<List<String>> phrases(String text) {
        List<List<String>> phrases = new ArrayList<>();
        for (String piece : MARKS.splitAsStream(text).toList()) {
            List<String> phrase = new ArrayList<>();
            for (String word : Words.of(piece)) {
                if (!stopWords.contains(word)) {
                    phrase.add(stem(word));
                } else {
                    close(phrase, phrases);
                    phrase = new ArrayList<>();
                }
            }
            close(phrase, phrases);
        }
        return phrases;
    }

    private static void close(List<String> phrase, List<List<String>> phrases) {
        if (!phrase.isEmpty()) {
            phrases.add(phrase.stream().distinct().toList());
        }
    }

    private String stem(String word) {
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : known.of(word);
    }

    private static String stemOf(String word) {
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
