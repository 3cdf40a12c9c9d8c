package dev.attune.profile.policy;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.ConfigDocument;
import dev.attune.profile.learn.PatternBook;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.SensitiveClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the sensitive class of a text by the vocabulary of {@code config/policy/sensitive.yaml}; the first that fits counts. */
final class Sensitivity {

    private static final String FILE = "policy/sensitive.yaml";

    private final List<Vocabulary> vocabularies = new ArrayList<>();

    Sensitivity(ConfigFiles files) {
        SensitiveFile file = ConfigDocument.read(files, FILE, SensitiveFile.class);
        PatternBook book = new PatternBook(FILE, Map.of());
        file.classes().forEach((label, patterns) -> {
            SensitiveClass sensitive = Labelled.parse(SensitiveClass.class, FILE + ": classes", label);
            vocabularies.add(new Vocabulary(sensitive, book.compileAll("classes." + label, patterns)));
        });
    }

    Optional<SensitiveClass> of(String text) {
        for (Vocabulary vocabulary : vocabularies) {
            if (PatternBook.anyIn(vocabulary.patterns, text)) {
                return Optional.of(vocabulary.sensitive);
            }
        }
        return Optional.empty();
    }

    private record Vocabulary(SensitiveClass sensitive, List<Pattern> patterns) {}

    /** The file as it is written: patterns by the label of their class, in the order in which they are tried. */
    record SensitiveFile(Map<String, List<String>> classes) {}
}
