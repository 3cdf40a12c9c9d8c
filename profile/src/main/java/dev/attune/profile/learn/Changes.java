package dev.attune.profile.learn;

import dev.attune.profile.model.Facet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements about statements: what the person takes back, and what they say no longer holds. */
final class Changes {

    private final Wording wording;
    private final Statements statements;
    private final Shifts shifts;
    private final List<Pattern> retractions;
    private final List<Ending> endings;
    private final Pattern corrections;

    Changes(LanguageFile file, PatternBook book, Wording wording, Statements statements, Shifts shifts) {
        this.wording = wording;
        this.statements = statements;
        this.shifts = shifts;
        this.retractions = book.compileAll("retractions", file.retractions());
        this.endings = file.endings().stream()
                .map(ending -> new Ending(book.compile("endings", ending.pattern()), ending.was()))
                .toList();
        this.corrections = book.compile("corrections", file.corrections());
    }

    /** What the person takes back by a clause. */
    Optional<Statement> retraction(String plain) {
        for (Pattern pattern : retractions) {
            Matcher found = pattern.matcher(plain);
            if (found.find()) {
                String what = found.group("what");
                String text = wording.thirdPerson(what);
                return Optional.of(
                        new Statement(Act.RETRACT, Facet.CONTENT, statements.kindOf(what), text, null, 1, 0, null));
            }
        }
        return Optional.empty();
    }

    /** What is now, in the place of what the same clause says was. */
    Optional<Statement> shifted(String plain, Occasion occasion) {
        return shifts.of(plain)
                .flatMap(shift -> statements
                        .read(shift.now(), occasion)
                        .or(() -> shift.ended() ? ended(shift) : Optional.empty())
                        .map(statement -> statement.as(Act.CORRECT, wording.thirdPerson(shift.was()))));
    }

    private Optional<Statement> ended(Shifts.Shift shift) {
        return statements
                .read(shift.was(), Occasion.TEXT)
                .map(was -> new Statement(
                        Act.CORRECT,
                        was.facet(),
                        was.kind(),
                        wording.thirdPerson(shift.now()),
                        null,
                        was.confidence(),
                        was.importance(),
                        null));
    }

    /** The statement, marked as a correction when its words say that it stands in an earlier one's place. */
    Statement marked(Statement statement, String words, String plain) {
        for (Ending ending : endings) {
            Matcher found = ending.pattern.matcher(plain);
            if (found.find()) {
                String was = wording.thirdPerson(found.replaceFirst(ending.was));
                return statement.as(Act.CORRECT, was);
            }
        }
        return corrections.matcher(words).find() ? statement.as(Act.CORRECT, null) : statement;
    }

    private record Ending(Pattern pattern, String was) {}
}
