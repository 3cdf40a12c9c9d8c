package dev.attune.profile.policy;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.ConfigDocument;
import dev.attune.profile.learn.PatternBook;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Knows what is hard to hear about, by {@code config/policy/delicate.yaml}: to be brought up by the person alone. */
final class Delicacy {

    private static final String FILE = "policy/delicate.yaml";

    private final List<List<Pattern>> matters;

    Delicacy(ConfigFiles files) {
        DelicateFile file = ConfigDocument.read(files, FILE, DelicateFile.class);
        PatternBook book = new PatternBook(FILE, file.words());
        matters = file.matters().entrySet().stream()
                .map(matter -> book.compileAll("matters." + matter.getKey(), matter.getValue()))
                .toList();
    }

    /** Whether a memory is about a delicate matter that the message is not about. */
    boolean isUncalledFor(String memory, String message) {
        return matters.stream()
                .anyMatch(matter -> PatternBook.anyIn(matter, memory) && !PatternBook.anyIn(matter, message));
    }

    /** The file as it is written: fragments by name, and patterns by the name of their matter. */
    record DelicateFile(Map<String, String> words, Map<String, List<String>> matters) {}
}
