package dev.attune.profile.learn;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Labelled;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way of saying something about oneself, and what kind of thing it is. */
final class StatementRule {

    private final LanguageFile.StatementRule written;
    private final Kind kind;
    private final Facet facet;
    private final Pattern pattern;

    StatementRule(LanguageFile.StatementRule written, PatternBook book) {
        String where = "statements." + written.name();
        this.written = written;
        this.kind = Labelled.parse(Kind.class, where + ".kind", written.kind());
        this.facet = Labelled.parse(Facet.class, where + ".facet", written.facet());
        this.pattern = book.compile(where + ".pattern", written.pattern());
    }

    /**
     * @param core the clause from its subject on
     * @param plain the whole clause
     */
    Optional<Statement> read(String core, String plain, Wording wording) {
        Matcher found = pattern.matcher(core);
        if (!found.find()) {
            return Optional.empty();
        }
        String template = written.text();
        String text = wording.thirdPerson(template == null ? plain : filled(template, found));
        return Optional.of(new Statement(
                Act.STATE, facet, kind, text, null, written.confidence(), written.importance(), written.days()));
    }

    boolean isFor(Occasion occasion) {
        return !written.talk() || occasion == Occasion.TALK;
    }

    /** Goes by no more than that the person is mentioned. */
    boolean isLoose() {
        return written.talk();
    }

    boolean isFirm() {
        return written.firm();
    }

    private static String filled(String template, Matcher found) {
        return found.replaceFirst(template);
    }
}
