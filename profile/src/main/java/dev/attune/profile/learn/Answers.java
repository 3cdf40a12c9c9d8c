package dev.attune.profile.learn;

import dev.attune.profile.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a short reply states that is nothing without the question it replies to: "Do you have children?" - "No." The question is the
 * last thing that was said ahead of the turn; the reply is the turn's first clause, and the only words that count as evidence.
 */
final class Answers {

    private static final int MOST_WORDS = 6;
    private static final int LONGEST_QUESTION = 300;

    private final Pattern yes;
    private final Pattern no;
    private final Pattern own;
    private final Pattern evasive;
    private final List<Confirmed> confirmed;
    private final List<Named> named;
    private final Set<String> numbers;

    Answers(LanguageFile file, PatternBook book) {
        this.numbers = Set.copyOf(new HashSet<>(file.numbers()));
        LanguageFile.Answers written = file.answers();
        this.yes = book.compile("answers.yes", written.yes());
        this.no = book.compile("answers.no", written.no());
        this.own = book.compile("answers.own", written.own());
        this.evasive = book.compile("answers.evasive", written.evasive());
        this.confirmed = written.confirmed().stream()
                .map(rule -> new Confirmed(
                        book.compile("answers.confirmed", rule.question()), rule.whenYes(), rule.whenNo()))
                .toList();
        this.named = written.named().stream()
                .map(rule -> new Named(book.compile("answers.named", rule.question()), rule.states()))
                .toList();
    }

    /**
     * The reply as a statement in the first person; nothing where it is none, or says enough by itself.
     *
     * @param before what was said ahead of the turn, if anything
     * @param reply the turn's first clause
     */
    Optional<String> completed(@Nullable String before, Span reply) {
        String words = reply.text().replace('\u2019', '\'').strip();
        if (before == null || words.endsWith("?") || words.split("\\s+").length > MOST_WORDS) {
            return Optional.empty();
        }
        String question = ending(before);
        return confirmed(question, words).or(() -> named(question, words));
    }

    /**
     * What somebody says of themselves who asked the same of the other just before: "What is your favorite season? Mine is winter."
     *
     * @param before what the turn says ahead of the clause
     */
    Optional<String> turnedRound(String before, Span clause) {
        String words = clause.text().replace('\u2019', '\'').strip();
        Matcher said = own.matcher(words);
        return said.find() && words.split("\\s+").length <= MOST_WORDS
                ? named(ending(before), words.substring(said.end()).strip())
                : Optional.empty();
    }

    private static String ending(String before) {
        return before.substring(Math.max(0, before.length() - LONGEST_QUESTION))
                .replace('\u2019', '\'')
                .strip();
    }

    private Optional<String> confirmed(String question, String words) {
        boolean affirms = yes.matcher(words).find();
        if (!affirms && !no.matcher(words).find()) {
            return Optional.empty();
        }
        for (Confirmed rule : confirmed) {
            Matcher asked = rule.question.matcher(question);
            if (asked.find()) {
                return Optional.of(filled(affirms ? rule.whenYes : rule.whenNo, asked.group("what"), words));
            }
        }
        return Optional.empty();
    }

    private Optional<String> named(String question, String words) {
        if (evasive.matcher(words).find()) {
            return Optional.empty();
        }
        String given = words.replaceAll("[.!]+$", "");
        String lower = given.toLowerCase(Locale.ROOT);
        String answer = numbers.contains(lower) ? lower : given;
        for (Named rule : named) {
            Matcher asked = rule.question.matcher(question);
            if (asked.find()) {
                String what = asked.groupCount() > 0 ? asked.group(1) : "";
                return Optional.of(filled(rule.states, what, answer));
            }
        }
        return Optional.empty();
    }

    private static String filled(String template, String what, String answer) {
        return template.replace("${what}", what).replace("${answer}", answer);
    }

    private record Confirmed(Pattern question, String whenYes, String whenNo) {}

    private record Named(Pattern question, String states) {}
}
