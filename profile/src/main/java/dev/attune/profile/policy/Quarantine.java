package dev.attune.profile.policy;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.ConfigDocument;
import dev.attune.profile.learn.PatternBook;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Recognises what reads like an order to the model rather than like knowledge of a person. It is the last of several guards: pasted
 * text is never learned from, orders that are no wish about manner are never kept, and memories are rendered as data.
 */
final class Quarantine {

    private static final String FILE = "policy/quarantine.yaml";

    private final List<Pattern> refused;
    private final List<Pattern> suspicious;

    Quarantine(ConfigFiles files) {
        QuarantineFile file = ConfigDocument.read(files, FILE, QuarantineFile.class);
        PatternBook book = new PatternBook(FILE, Map.of());
        this.refused = book.compileAll("refused", file.refused());
        this.suspicious = book.compileAll("suspicious", file.suspicious());
    }

    /** An attack: not kept at all. */
    boolean refuses(String text) {
        return PatternBook.anyIn(refused, text);
    }

    /** Kept for review only. */
    boolean holds(String text) {
        return PatternBook.anyIn(suspicious, text);
    }

    /** The file as it is written. */
    record QuarantineFile(List<String> refused, List<String> suspicious) {}
}
