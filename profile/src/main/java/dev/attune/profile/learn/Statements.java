package dev.attune.profile.learn;

import dev.attune.profile.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a clause of the person's own says of them, by rules tried in their order; the first that fits counts. */
final class Statements {

    /** A rule of less confidence goes by little more than the grammar. */
    private static final double SURE = 0.86;

    private final Wording wording;
    private final Pattern fronts;
    private final Pattern momentary;
    private final List<Pattern> refusals;
    private final List<Pattern> taskRefusals;
    private final List<Pattern> plans;
    private final Talk talk;
    private final List<StatementRule> rules;

    Statements(LanguageFile file, PatternBook book, Wording wording) {
        this.wording = wording;
        this.fronts = book.compile("fronts", file.fronts());
        this.momentary = book.compile("momentary", file.momentary());
        this.refusals = book.compileAll("refusals", file.refusals());
        this.taskRefusals = book.compileAll("task-refusals", file.taskRefusals());
        this.plans = book.compileAll("plans", file.plans());
        this.talk = new Talk(file, book);
        this.rules = file.statements().stream()
                .map(rule -> new StatementRule(rule, book))
                .toList();
    }

    /**
     * @param words a clause in its plain form
     * @param occasion of the turn: where it asks for something, a plan is the occasion of the request and no more
     */
    Optional<Statement> read(String words, Occasion occasion) {
        String whole = talk.completed(words, occasion);
        return read(whole, occasion, rule -> !rule.isLoose())
                .or(() -> talk.tail(whole, occasion).flatMap(tail -> read(tail, occasion, rule -> !rule.isLoose())))
                .or(() -> read(whole, occasion, StatementRule::isLoose));
    }

    private Optional<Statement> read(String plain, Occasion occasion, Predicate<StatementRule> which) {
        String core = core(plain);
        if (isRefused(core, occasion)) {
            return Optional.empty();
        }
        for (StatementRule rule : rules) {
            Optional<Statement> read =
                    which.test(rule) && rule.isFor(occasion) ? rule.read(core, plain, wording) : Optional.empty();
            if (read.isPresent() && isOfWork(read.get(), core)) {
                return Optional.empty();
            }
            if (read.isPresent()) {
                return rule.isFirm() || !isMomentary(plain) ? read : talk.event(read.get(), core, occasion);
            }
        }
        return Optional.empty();
    }

    private boolean isOfWork(Statement statement, String core) {
        return statement.confidence() < SURE && talk.isOfWork(core);
    }

    private boolean isRefused(String core, Occasion occasion) {
        if (PatternBook.anyIn(refusals, core)) {
            return true;
        }
        return occasion == Occasion.TALK
                ? talk.isRefused(core)
                : PatternBook.anyIn(taskRefusals, core)
                        || (occasion != Occasion.TEXT && PatternBook.anyIn(plans, core));
    }

    /** Holds for now only, or happened once. */
    boolean isMomentary(String plain) {
        return momentary.matcher(plain).find();
    }

    /** What a statement of this kind is that is kept in another's words, such as a taking back. */
    Kind kindOf(String plain) {
        return read(plain, Occasion.TEXT).map(Statement::kind).orElse(Kind.FACT);
    }

    private String core(String plain) {
        Matcher front = fronts.matcher(plain);
        return front.find() ? plain.substring(front.end()) : plain;
    }
}
