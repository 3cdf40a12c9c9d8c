package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import dev.attune.profile.text.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Learns without a model, from plain first-person statements: a turn's own words, clause by clause, each read by the rules of
 * {@code config/language}. Works on the caller's thread, some tenths of a millisecond for a turn; safe for use by many threads.
 */
public final class LocalLearner implements Learner {

    private static final String ENGLISH = "language/en.yaml";
    /** Longer turns are documents; people speak of themselves at their start. */
    private static final int MOST_CHARACTERS = 8_000;

    private static final int SHORTEST_TEXT = 6;
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_CLAUSE = 500;

    private final Gate gate;
    private final OwnWords ownWords;
    private final Wording wording;
    private final Wishes wishes;
    private final Statements statements;
    private final Changes changes;

    public LocalLearner(ConfigFiles files) {
        LanguageFile file = ConfigDocument.read(files, ENGLISH, LanguageFile.class);
        PatternBook book = new PatternBook(ENGLISH, file.words());
        this.gate = new Gate(book.compile("gate", file.gate()));
        this.ownWords = new OwnWords(file, book);
        this.wording = new Wording(file, book);
        this.wishes = new Wishes(file, book, wording);
        this.statements = new Statements(file, book, wording);
        this.changes = new Changes(file, book, wording, statements, new Shifts(files));
    }

    @Override
    public CompletionStage<List<Finding>> study(Exchange exchange, Profile profile) {
        List<Finding> findings = new ArrayList<>();
        for (Turn turn : exchange.turns()) {
            if (gate.passes(turn)) {
                study(turn, findings);
            }
        }
        return CompletableFuture.completedFuture(List.copyOf(findings));
    }

    private void study(Turn turn, List<Finding> findings) {
        String content = turn.content();
        String read = content.length() <= MOST_CHARACTERS ? content : content.substring(0, MOST_CHARACTERS);
        OwnWords.Said said = ownWords.of(read);
        for (Span clause : said.clauses()) {
            if (clause.text().length() > LONGEST_CLAUSE) {
                continue;
            }
            read(clause.text(), said.asks())
                    .map(statement -> finding(statement, turn, clause))
                    .filter(LocalLearner::isOfUse)
                    .ifPresent(findings::add);
        }
    }

    private Optional<Statement> read(String words, boolean asks) {
        String plain = wording.plain(words);
        Optional<Statement> retraction = changes.retraction(plain);
        if (retraction.isPresent()) {
            return retraction;
        }
        Optional<Statement> shifted = changes.shifted(plain, asks);
        if (shifted.isPresent()) {
            return shifted;
        }
        return wishes.read(plain, asks)
                .or(() -> statements.read(plain, asks))
                .map(statement -> changes.marked(statement, wording.spelledOut(words), plain));
    }

    private static Finding finding(Statement statement, Turn turn, Span clause) {
        Integer days = statement.days();
        Instant until = days == null ? null : turn.at().plus(Duration.ofDays(days));
        return new Finding(
                statement.act(),
                statement.facet(),
                statement.kind(),
                statement.text(),
                statement.instead(),
                Origin.STATED,
                new Evidence(turn.id(), clause.text(), turn.at()),
                statement.confidence(),
                statement.importance(),
                null,
                Status.ACTIVE,
                until);
    }

    private static boolean isOfUse(Finding finding) {
        int length = finding.text().length();
        return length >= SHORTEST_TEXT && length <= LONGEST_TEXT;
    }
}
