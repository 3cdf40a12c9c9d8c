package dev.attune.profile.text;

import java.util.HashSet;
import java.util.Set;

/** A file of words, separated by spaces or line breaks; a line that begins with {@code #} is a comment. */
final class WordList {

    private WordList() {}

    static Set<String> parse(String file) {
        Set<String> words = new HashSet<>();
        file.lines().filter(line -> !line.startsWith("#")).forEach(line -> words.addAll(Words.of(line)));
        return Set.copyOf(words);
    }
}
