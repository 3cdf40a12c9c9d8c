package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Recognises a message that corrects the manner of the answer right before, such as "shorter, please". Only short ones are looked at: a
 * long message brings a matter of its own. Immutable and safe for use by many threads.
 */
public final class Corrections {

    private static final String FILE = "language/corrections.yaml";

    private final int mostCharacters;
    private final List<Pattern> patterns;

    /** Reads {@code language/corrections.yaml}; an {@link IllegalArgumentException} names what is wrong in it. */
    public Corrections(ConfigFiles files) {
        CorrectionsFile file = ConfigDocument.read(files, FILE, CorrectionsFile.class);
        PatternBook book = new PatternBook(FILE, Map.of());
        this.mostCharacters = file.mostCharacters();
        this.patterns = file.languages().values().stream()
                .flatMap(sources -> book.compileAll("languages", sources).stream())
                .toList();
    }

    /** Whether a message that comes right after an answer corrects it. */
    public boolean isOne(String message) {
        String text = message.strip();
        return text.length() <= mostCharacters && PatternBook.anyIn(patterns, text);
    }

    /** The file as it is written. */
    record CorrectionsFile(int mostCharacters, Map<String, List<String>> languages) {}
}
