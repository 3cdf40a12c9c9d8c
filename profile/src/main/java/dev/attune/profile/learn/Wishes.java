package dev.attune.profile.learn;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Labelled;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lasting wishes about the answers. Only what the vocabulary knows as a wish about manner is one: any other order, however often it
 * says "always", is for the conversation, or an attack, and is never kept.
 */
final class Wishes {

    private static final double IMPORTANCE = 0.85;
    private static final double CONFIDENCE = 0.9;

    private final Wording wording;
    private final Pattern openers;
    private final Pattern lasting;
    private final Pattern momentary;
    private final List<Rule> rules;

    Wishes(LanguageFile file, PatternBook book, Wording wording) {
        this.wording = wording;
        this.openers = book.compile("wish-openers", file.wishOpeners());
        this.lasting = book.compile("lasting", file.lasting());
        this.momentary = book.compile("momentary", file.momentary());
        this.rules = file.wishes().stream().map(rule -> Rule.of(rule, book)).toList();
    }

    /**
     * @param plain a clause in its plain form
     * @param occasion beside a request, a wish without a lasting word is part of that request
     */
    Optional<Statement> read(String plain, Occasion occasion) {
        if (momentary.matcher(plain).find()) {
            return Optional.empty();
        }
        boolean lasts = lasting.matcher(plain).find();
        String wish = uncapitalized(openers.matcher(plain).replaceFirst(""));
        for (Rule rule : rules) {
            Matcher found = rule.pattern.matcher(wish);
            if ((lasts || (rule.bare && occasion != Occasion.TASK)) && found.find()) {
                return Optional.of(rule.statement(found, wording));
            }
        }
        return Optional.empty();
    }

    /** Without the capital of a sentence's first word, as the wish goes into the middle of another. */
    private static String uncapitalized(String wish) {
        boolean isWord = wish.length() > 1 && Character.isLowerCase(wish.charAt(1));
        return isWord ? Character.toLowerCase(wish.charAt(0)) + wish.substring(1) : wish;
    }

    private record Rule(Facet facet, boolean bare, String text, Pattern pattern) {

        static Rule of(LanguageFile.WishRule written, PatternBook book) {
            String where = "wishes." + written.name();
            Facet facet = Labelled.parse(Facet.class, where + ".facet", written.facet());
            return new Rule(facet, written.bare(), written.text(), book.compile(where + ".pattern", written.pattern()));
        }

        Statement statement(Matcher found, Wording wording) {
            String text = wording.thirdPerson(found.replaceFirst(text()));
            return new Statement(Act.STATE, facet, Kind.INSTRUCTION, text, null, CONFIDENCE, IMPORTANCE, null);
        }
    }
}
