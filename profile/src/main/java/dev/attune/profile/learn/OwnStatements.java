package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.text.Span;
import java.util.List;

/** What a person says in their own words, for learners that do not go by the rules of a language. */
public final class OwnStatements {

    private static final String ENGLISH = "language/en.yaml";

    private final OwnWords ownWords;

    public OwnStatements(ConfigFiles files) {
        LanguageFile file = ConfigDocument.read(files, ENGLISH, LanguageFile.class);
        this.ownWords = new OwnWords(file, new PatternBook(ENGLISH, file.words()), Tongue.english(files, file));
    }

    /** The person's own clauses in a turn's content, in their order: nothing quoted, pasted, asked, supposed or played. */
    public List<Span> of(String content) {
        return ownWords.of(content).clauses().stream().map(Clause::span).toList();
    }
}
