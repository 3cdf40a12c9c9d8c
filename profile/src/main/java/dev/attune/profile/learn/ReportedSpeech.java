package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what is noted of somebody, such as "User likes tea", into the words in which they would say it, for which the rules are written. */
public final class ReportedSpeech {

    private static final String FILE = "language/reported.yaml";
    /** Longer notes are stories. */
    private static final int MOST_CHARACTERS = 500;

    private static final String I = "I ";

    private final List<Turned> own;

    public ReportedSpeech(ConfigFiles files) {
        ReportedFile file = ConfigDocument.read(files, FILE, ReportedFile.class);
        PatternBook book = new PatternBook(FILE, file.words());
        this.own = file.own().stream()
                .map(pair -> new Turned(book.compile("own", pair.get(0)), pair.get(1)))
                .toList();
    }

    /** The text as its person would say it; one that is worded in another way as it is. */
    public String inFirstPerson(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return text;
        }
        for (Turned each : own) {
            Matcher found = each.pattern.matcher(text);
            if (found.find()) {
                return withinASentence(text, found.replaceFirst(each.by));
            }
        }
        return text;
    }

    /** What was the first word and is so no longer is not written with a capital. */
    private static String withinASentence(String text, String turned) {
        boolean moved =
                turned.startsWith(I) && turned.length() > I.length() && turned.charAt(I.length()) == text.charAt(0);
        return moved ? I + Character.toLowerCase(text.charAt(0)) + turned.substring(I.length() + 1) : turned;
    }

    /** The file as it is written. */
    record ReportedFile(Map<String, String> words, List<List<String>> own) {}

    private record Turned(Pattern pattern, String by) {}
}
