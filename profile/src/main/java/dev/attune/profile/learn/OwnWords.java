package dev.attune.profile.learn;

import dev.attune.profile.text.Clauses;
import dev.attune.profile.text.Sentences;
import dev.attune.profile.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the person's own statements from everything else that stands in their turn: quotations, texts to work on, parts to play,
 * made-up cases, questions. When in doubt, the words are not theirs: what a person means to say comes up again, and a stranger's
 * life in a profile is worse than a gap.
 */
final class OwnWords {

    /** Nobody says so much of themselves at once, and patterns take time, and stack, by the length of what they try. */
    private static final int MOST_SENTENCES = 200;

    private static final int MOST_SENTENCE_CHARACTERS = 1_000;

    private final Sentences sentences;
    private final Clauses clauses;
    private final List<Pattern> orders;
    private final List<Pattern> introductions;
    private final Pattern back;
    private final List<Pattern> pretence;
    private final List<Pattern> attacks;
    private final Pattern hypothetical;
    private final Pattern interrogative;
    private final Pattern wishAsked;
    private final List<Pattern> requests;
    private final Pattern greeting;
    private final Pattern signoff;

    OwnWords(LanguageFile file, PatternBook book) {
        LanguageFile.Own own = file.own();
        this.sentences = new Sentences(file.abbreviations());
        this.clauses = new Clauses(
                book.compile("joints", String.join("|", file.joints())), book.compile("fronts", file.fronts()));
        this.orders = book.compileAll("own.orders", own.orders());
        this.introductions = book.compileAll("own.introductions", own.introductions());
        this.back = book.compile("own.back", own.back());
        this.pretence = book.compileAll("own.pretence", own.pretence());
        this.attacks = book.compileAll("own.attacks", own.attacks());
        this.hypothetical = book.compile("own.hypothetical", own.hypothetical());
        this.interrogative = book.compile("own.interrogative", own.interrogative());
        this.wishAsked = book.compile("own.wish-asked", own.wishAsked());
        this.requests = book.compileAll("own.requests", own.requests());
        this.greeting = book.compile("own.greeting", own.greeting());
        this.signoff = book.compile("own.signoff", own.signoff());
    }

    /** The person's own clauses in a turn's content. */
    Said of(String content) {
        if (PatternBook.anyIn(attacks, straight(content))) {
            return new Said(List.of(), true);
        }
        ForeignText foreign = new ForeignText(content, greeting, signoff);
        List<Span> clausesSaid = new ArrayList<>();
        boolean asks = false;
        for (Span sentence : mostOf(sentences.of(content))) {
            if (foreign.covers(sentence)) {
                continue;
            }
            String words = straight(head(sentence.text()));
            if (PatternBook.anyIn(pretence, words)) {
                return new Said(clausesSaid, true);
            }
            if (isAboutText(words)) {
                asks = true;
                if (back.matcher(words).find()) {
                    clausesSaid.clear();
                }
                if (foreign.beginsIn(sentence)) {
                    continue;
                }
                return new Said(clausesSaid, true);
            }
            asks |= PatternBook.anyIn(requests, words);
            addClauses(sentence, words, foreign, clausesSaid);
        }
        return new Said(clausesSaid, asks);
    }

    private boolean isAboutText(String words) {
        return PatternBook.anyIn(orders, words) || PatternBook.anyIn(introductions, words);
    }

    private void addClauses(Span sentence, String words, ForeignText foreign, List<Span> said) {
        if (sentence.text().length() > MOST_SENTENCE_CHARACTERS
                || hypothetical.matcher(words).find()) {
            return;
        }
        List<Span> parts = clauses.of(sentence);
        int last = sentence.text().endsWith("?") ? parts.size() - 1 : parts.size();
        for (int index = 0; index < parts.size(); index++) {
            Span part = parts.get(index);
            String own = straight(part.text());
            boolean told = index < last
                    && !interrogative.matcher(own).find()
                    && !hypothetical.matcher(own).find();
            if (!foreign.touches(part) && (told || wishAsked.matcher(own).find())) {
                said.add(part);
            }
        }
    }

    private static List<Span> mostOf(List<Span> sentences) {
        return sentences.subList(0, Math.min(sentences.size(), MOST_SENTENCES));
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), MOST_SENTENCE_CHARACTERS));
    }

    private static String straight(String words) {
        return words.replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\n', ' ')
                .replace("\"", "");
    }

    /**
     * @param clauses in the order they were said
     * @param asks whether the turn asks for something, too
     */
    record Said(List<Span> clauses, boolean asks) {
        Said {
            clauses = List.copyOf(clauses);
        }
    }
}
