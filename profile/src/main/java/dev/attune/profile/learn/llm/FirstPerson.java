package dev.attune.profile.learn.llm;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.text.Words;
import java.util.HashSet;
import java.util.Set;

/** Whether words speak of the one who says them. Other scripts than Latin get the benefit of the doubt. */
final class FirstPerson {

    private static final String FILE = "language/first-person.txt";

    private final Set<String> words = new HashSet<>();

    FirstPerson(ConfigFiles files) {
        files.read(FILE).lines().filter(line -> !line.startsWith("#")).forEach(line -> words.addAll(Words.of(line)));
    }

    boolean speaksIn(String text) {
        return isOfAnotherScript(text) || Words.of(text).stream().anyMatch(words::contains);
    }

    private static boolean isOfAnotherScript(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints()
                .filter(Character::isLetter)
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN)
                .count();
        return latin * 2 < letters;
    }
}
