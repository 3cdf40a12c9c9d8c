package dev.attune.profile.learn;

import dev.attune.profile.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a clause of the person's own says of them, by rules tried in their order; the first that fits counts. */
final class Statements {

    private final Wording wording;
    private final Pattern fronts;
    private final Pattern momentary;
    private final List<Pattern> refusals;
    private final List<Pattern> plans;
    private final List<StatementRule> rules;

    Statements(LanguageFile file, PatternBook book, Wording wording) {
        this.wording = wording;
        this.fronts = book.compile("fronts", file.fronts());
        this.momentary = book.compile("momentary", file.momentary());
        this.refusals = book.compileAll("refusals", file.refusals());
        this.plans = book.compileAll("plans", file.plans());
        this.rules = file.statements().stream()
                .map(rule -> new StatementRule(rule, book))
                .toList();
    }

    /**
     * @param plain a clause in its plain form
     * @param asks whether the turn asks for something, too: then a plan is the occasion of the request and no more
     */
    Optional<Statement> read(String plain, boolean asks) {
        String core = core(plain);
        if (PatternBook.anyIn(refusals, core) || (asks && PatternBook.anyIn(plans, core))) {
            return Optional.empty();
        }
        for (StatementRule rule : rules) {
            Optional<Statement> read = rule.read(core, plain, wording);
            if (read.isPresent()) {
                return rule.isFirm() || !isMomentary(plain) ? read : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Holds for now only, or happened once. */
    boolean isMomentary(String plain) {
        return momentary.matcher(plain).find();
    }

    /** What a statement of this kind is that is kept in another's words, such as a taking back. */
    Kind kindOf(String plain) {
        return read(plain, false).map(Statement::kind).orElse(Kind.FACT);
    }

    private String core(String plain) {
        Matcher front = fronts.matcher(plain);
        return front.find() ? plain.substring(front.end()) : plain;
    }
}
