package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

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
    private final Choices choices;
    private final Answers answers;
    private final NamedDays namedDays;

    public LocalLearner(ConfigFiles files) {
        LanguageFile file = ConfigDocument.read(files, ENGLISH, LanguageFile.class);
        PatternBook book = new PatternBook(ENGLISH, file.words());
        this.gate = new Gate(book.compile("gate", file.gate()));
        this.ownWords = new OwnWords(file, book, Tongue.english(files, file));
        this.wording = new Wording(file, book);
        this.wishes = new Wishes(file, book, wording);
        this.statements = new Statements(file, book, wording);
        this.changes = new Changes(file, book, wording, statements, new Shifts(files));
        this.choices = new Choices(file, book, wording);
        this.answers = new Answers(file, book);
        this.namedDays = new NamedDays(file, book);
    }

    @Override
    public CompletionStage<List<Finding>> study(Exchange exchange, Profile profile) {
        List<Finding> findings = new ArrayList<>();
        String answer = null;
        for (Turn turn : exchange.turns()) {
            if (gate.passes(turn) || (answer != null && turn.role() == Role.USER)) {
                study(turn, answer, findings);
            }
            answer = turn.role() == Role.ASSISTANT ? turn.content() : null;
        }
        return CompletableFuture.completedFuture(List.copyOf(findings));
    }

    private void study(Turn turn, @Nullable String answer, List<Finding> findings) {
        String content = turn.content();
        String read = content.length() <= MOST_CHARACTERS ? content : content.substring(0, MOST_CHARACTERS);
        OwnWords.Said said = ownWords.of(read);
        List<String> offered = choices.offered(answer);
        boolean chooses = choices.isMade(said.clauses(), offered);
        int known = findings.size();
        for (Clause clause : said.clauses()) {
            if (clause.words().length() > LONGEST_CLAUSE) {
                continue;
            }
            Optional<Statement> shown = chooses ? choices.read(clause, offered) : Optional.empty();
            shown.or(() -> read(clause.words(), said.occasion()))
                    .filter(statement -> !isOfADay(statement))
                    .map(statement -> finding(statement, turn, clause))
                    .filter(LocalLearner::isOfUse)
                    .ifPresent(findings::add);
        }
        if (findings.size() == known) {
            reply(answer, said, turn).or(() -> replyToThemselves(said, turn)).ifPresent(findings::add);
        }
    }

    /** A turn that states nothing by itself may do so as a reply. */
    private Optional<Finding> reply(@Nullable String question, OwnWords.Said said, Turn turn) {
        return said.clauses().stream()
                .findFirst()
                .flatMap(clause ->
                        answers.completed(question, clause.span()).flatMap(full -> completed(full, turn, clause)));
    }

    private Optional<Finding> replyToThemselves(OwnWords.Said said, Turn turn) {
        return said.clauses().stream()
                .flatMap(clause -> answers
                        .turnedRound(turn.content().substring(0, clause.span().start()), clause.span())
                        .flatMap(full -> completed(full, turn, clause))
                        .stream())
                .findFirst();
    }

    private Optional<Finding> completed(String full, Turn turn, Clause clause) {
        return read(full, Occasion.TEXT)
                .filter(statement -> !isOfADay(statement))
                .map(statement -> finding(statement, turn, clause))
                .filter(LocalLearner::isOfUse);
    }

    private boolean isOfADay(Statement statement) {
        return statement.days() != null && namedDays.isIn(statement.text());
    }

    private Optional<Statement> read(String words, Occasion occasion) {
        String plain = wording.plain(words);
        Optional<Statement> retraction = changes.retraction(plain);
        if (retraction.isPresent()) {
            return retraction;
        }
        Optional<Statement> shifted = changes.shifted(plain, occasion);
        if (shifted.isPresent()) {
            return shifted;
        }
        return wishes.read(plain, occasion)
                .or(() -> statements.read(plain, occasion))
                .map(statement -> changes.marked(statement, wording.spelledOut(words), plain));
    }

    private static Finding finding(Statement statement, Turn turn, Clause clause) {
        Integer days = statement.days();
        Instant until = days == null ? null : turn.at().plus(Duration.ofDays(days));
        return new Finding(
                statement.act(),
                statement.facet(),
                statement.kind(),
                statement.text(),
                statement.instead(),
                Origin.STATED,
                new Evidence(turn.id(), clause.span().text(), turn.at()),
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
