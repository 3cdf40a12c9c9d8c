package dev.attune.profile.learn.llm;

import dev.attune.profile.compose.Line;
import dev.attune.profile.learn.Act;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.learn.OwnStatements;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import dev.attune.profile.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a model's answer is believed. A finding must quote the person's own words; its wording may say no number that they did not
 * say and must be about what they said; an id that the model was not given means nothing; what is only for now is left out. A wish
 * about the answers that the local vocabulary does not know as one about manner may be an order, and is held for review. Whether the
 * rest may be kept is for policy to say, as of all findings.
 */
final class Sieve {

    private static final double CONFIDENCE = 0.85;
    private static final int SHORTEST_TEXT = 6;
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_QUOTE = 500;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final OwnStatements statements;
    private final FirstPerson firstPerson;
    private final LocalLearner local;
    private final Sayings sayings;

    Sieve(OwnStatements statements, FirstPerson firstPerson, LocalLearner local, Sayings sayings) {
        this.statements = statements;
        this.firstPerson = firstPerson;
        this.local = local;
        this.sayings = sayings;
    }

    /** The findings that stand, in the order of the answer. */
    List<Finding> of(List<Answer.Item> items, Lesson lesson, Profile profile) {
        List<Finding> standing = new ArrayList<>();
        Set<String> quoted = new HashSet<>();
        for (Answer.Item item : items) {
            Finding finding = check(item, lesson, profile, quoted);
            if (finding != null) {
                quoted.add(finding.evidence().turn() + '\n' + finding.evidence().quote());
                standing.add(finding);
            }
        }
        return standing;
    }

    private @Nullable Finding check(Answer.Item item, Lesson lesson, Profile profile, Set<String> quoted) {
        String text = item.text == null ? "" : plain(item.text);
        Turn turn = item.turn == null ? null : lesson.turn(item.turn).orElse(null);
        if (turn == null || item.quote == null || !Boolean.TRUE.equals(item.lasting)) {
            return null;
        }
        Note note = item.known == null ? null : lesson.note(item.known).orElse(null);
        Span quote = ownWords(turn, item.quote, text).orElse(null);
        if (quote == null) {
            return null;
        }
        if (item.action == Answer.Action.RETIRE) {
            return note == null ? null : retraction(note.memory(), turn, quote);
        }
        if (!isAboutIt(text, turn, quote, note) || sayings.isKnown(turn, quote, text, profile.memories())) {
            return null;
        }
        Span carrying = quoted.contains(turn.id() + '\n' + quote.text()) ? narrowed(quote, text) : quote;
        return statement(item, text, note, turn, carrying, profile);
    }

    /** The quote as it was said, as far as it is the person's own; of several clauses the one that the wording is about. */
    private Optional<Span> ownWords(Turn turn, String asked, String text) {
        return Verbatim.find(turn.content(), asked).flatMap(found -> {
            Span best = null;
            int most = -1;
            for (Span clause : statements.of(turn.content())) {
                Span common = common(found, clause);
                if (!common.isEmpty() && common.text().length() <= LONGEST_QUOTE) {
                    int shared = sayings.shared(common.text(), text);
                    if (shared > most) {
                        best = common;
                        most = shared;
                    }
                }
            }
            return Optional.ofNullable(best);
        });
    }

    private static Span common(Span one, Span other) {
        int from = Math.max(one.start(), other.start());
        int to = Math.min(one.end(), other.end());
        return from >= to ? new Span("", from) : one.part(from - one.start(), to - one.start());
    }

    private boolean isAboutIt(String text, Turn turn, Span quote, @Nullable Note note) {
        if (text.length() < SHORTEST_TEXT || text.length() > LONGEST_TEXT) {
            return false;
        }
        String ground = note == null
                ? turn.content()
                : turn.content() + ' ' + note.memory().text();
        String near =
                note == null ? quote.text() : quote.text() + ' ' + note.memory().text();
        Set<String> said = new HashSet<>();
        NUMBER.matcher(ground).results().map(MatchResult::group).forEach(said::add);
        boolean counts = NUMBER.matcher(text).results().map(MatchResult::group).allMatch(said::contains);
        return counts && sayings.share(text, near);
    }

    /** The words of a quote that its wording repeats, and what lies between them: for a second finding in the same words. */
    private Span narrowed(Span quote, String text) {
        int from = -1;
        int to = 0;
        var words = Pattern.compile("\\S+").matcher(quote.text());
        while (words.find()) {
            if (sayings.share(words.group(), text)) {
                from = from < 0 ? words.start() : from;
                to = words.end();
            }
        }
        return from < 0 ? quote : quote.part(from, to);
    }

    /** Only what is evidently spoken of: a wrong taking back harms more than a missed one. */
    private @Nullable Finding retraction(Memory gone, Turn turn, Span quote) {
        return sayings.share(quote.text(), gone.text())
                ? finding(
                        Act.RETRACT,
                        gone.facet(),
                        gone.kind(),
                        gone.text(),
                        null,
                        turn,
                        quote,
                        gone.importance(),
                        Status.ACTIVE)
                : null;
    }

    private Finding statement(
            Answer.Item item, String text, @Nullable Note note, Turn turn, Span quote, Profile profile) {
        Kind kind = item.kind == null ? Kind.FACT : Kind.valueOf(item.kind.name());
        Facet facet = item.facet == null ? Facet.CONTENT : Facet.valueOf(item.facet.name());
        Status status = status(kind, turn, quote, profile);
        double importance =
                item.importance == null || item.importance.isNaN() ? 0.5 : Math.max(0, Math.min(1, item.importance));
        if (note == null || status != Status.ACTIVE) {
            return finding(Act.STATE, facet, kind, text, null, turn, quote, importance, status);
        }
        String known = note.memory().text();
        if (item.action == Answer.Action.REINFORCE) {
            return finding(
                    Act.STATE,
                    note.memory().facet(),
                    note.memory().kind(),
                    known,
                    null,
                    turn,
                    quote,
                    importance,
                    status);
        }
        boolean replaces = (item.action == Answer.Action.SUPERSEDE || item.action == Answer.Action.REFINE)
                && sayings.share(text, known)
                && !(item.action == Answer.Action.REFINE && sayings.isFiner(text, known));
        return replaces
                ? finding(Act.CORRECT, facet, kind, text, known, turn, quote, importance, status)
                : finding(Act.STATE, facet, kind, text, null, turn, quote, importance, status);
    }

    private Status status(Kind kind, Turn turn, Span quote, Profile profile) {
        if (kind == Kind.INSTRUCTION) {
            return isWishAboutManner(turn, quote, profile) ? Status.ACTIVE : Status.QUARANTINED;
        }
        return firstPerson.speaksIn(quote.text()) || firstPerson.speaksIn(clauseAround(turn, quote))
                ? Status.ACTIVE
                : Status.PENDING;
    }

    private String clauseAround(Turn turn, Span quote) {
        return statements.of(turn.content()).stream()
                .filter(clause -> clause.start() <= quote.start() && quote.end() <= clause.end())
                .map(Span::text)
                .findFirst()
                .orElse("");
    }

    private boolean isWishAboutManner(Turn turn, Span quote, Profile profile) {
        Exchange alone = new Exchange(profile.person(), "", List.of(turn));
        return local.study(alone, profile).toCompletableFuture().join().stream()
                .filter(finding -> finding.kind() == Kind.INSTRUCTION)
                .map(finding -> finding.evidence().quote())
                .anyMatch(wish -> wish.contains(quote.text()) || quote.text().contains(wish));
    }

    // Nine parts: what a finding is made of, once.
    private static Finding finding(
            Act act,
            Facet facet,
            Kind kind,
            String text,
            @Nullable String instead,
            Turn turn,
            Span quote,
            double importance,
            Status status) {
        Evidence evidence = new Evidence(turn.id(), quote.text(), turn.at());
        return new Finding(
                act, facet, kind, text, instead, Origin.STATED, evidence, CONFIDENCE, importance, null, status, null);
    }

    private static String plain(String text) {
        String line = Line.of(text);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
