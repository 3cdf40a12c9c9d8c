package dev.attune.profile.learn;

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

    /** What is longer is written rather than said. */
    private static final int MOST_TALK_CHARACTERS = 700;

    private static final int MOST_TALK_LINES = 4;
    private static final int MOST_CODE = 3;

    private final Sentences sentences;
    private final Cutter cutter;
    private final Tongue tongue;
    private final Pattern riddles;
    private final Pattern technical;
    private final List<Pattern> work;
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

    OwnWords(LanguageFile file, PatternBook book, Tongue tongue) {
        this.tongue = tongue;
        LanguageFile.Own own = file.own();
        this.sentences = new Sentences(file.abbreviations());
        this.cutter = new Cutter(file, book);
        this.orders = book.compileAll("own.orders", own.orders());
        this.introductions = book.compileAll("own.introductions", own.introductions());
        this.back = book.compile("own.back", own.back());
        this.pretence = book.compileAll("own.pretence", own.pretence());
        this.riddles = book.compile("own.riddles", own.riddles());
        this.work = book.compileAll("talk.work", file.talk().work());
        this.technical = book.compile("own.technical", own.technical());
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
        if (isNobodysTalk(content)) {
            return new Said(List.of(), Occasion.TASK);
        }
        ForeignText foreign = new ForeignText(content, greeting, signoff);
        List<Clause> clausesSaid = new ArrayList<>();
        boolean asks = false;
        for (Span sentence : mostOf(sentences.of(content))) {
            if (foreign.covers(sentence)) {
                continue;
            }
            String words = straight(head(sentence.text()));
            if (PatternBook.anyIn(pretence, words)) {
                return new Said(clausesSaid, Occasion.TASK);
            }
            if (isAboutText(words)) {
                asks = true;
                if (back.matcher(words).find()) {
                    clausesSaid.clear();
                }
                if (foreign.beginsIn(sentence)) {
                    continue;
                }
                return new Said(clausesSaid, Occasion.TASK);
            }
            asks |= PatternBook.anyIn(requests, words);
            addClauses(sentence, words, foreign, clausesSaid);
        }
        return new Said(clausesSaid, asks ? Occasion.TASK : unasked(content));
    }

    /** An attack, a riddle, a program, or another language: nothing in it is read. */
    private boolean isNobodysTalk(String content) {
        return PatternBook.anyIn(attacks, straight(content))
                || technical.matcher(content).results().limit(MOST_CODE).count() >= MOST_CODE
                || riddles.matcher(content).find()
                || tongue.isForeign(content)
                || mostOf(sentences.of(content)).stream().anyMatch(sentence -> tongue.isForeign(sentence.text()));
    }

    private boolean isAboutText(String words) {
        return PatternBook.anyIn(orders, words) || PatternBook.anyIn(introductions, words);
    }

    private void addClauses(Span sentence, String words, ForeignText foreign, List<Clause> said) {
        if (sentence.text().length() > MOST_SENTENCE_CHARACTERS
                || hypothetical.matcher(words).find()) {
            return;
        }
        List<Clause> parts = cutter.of(sentence);
        int last = sentence.text().endsWith("?") ? parts.size() - 1 : parts.size();
        for (int index = 0; index < parts.size(); index++) {
            Clause part = parts.get(index);
            String own = straight(part.span().text());
            boolean told = index < last
                    && !interrogative.matcher(own).find()
                    && !hypothetical.matcher(own).find();
            if (!foreign.touches(part.span()) && (told || wishAsked.matcher(own).find())) {
                said.add(part);
            }
        }
    }

    private Occasion unasked(String content) {
        if (PatternBook.anyIn(work, content)) {
            return Occasion.WORK;
        }
        boolean isShort = content.length() <= MOST_TALK_CHARACTERS
                && content.strip().lines().count() <= MOST_TALK_LINES;
        return isShort ? Occasion.TALK : Occasion.TEXT;
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
     * @param occasion what kind of turn they stand in
     */
    record Said(List<Clause> clauses, Occasion occasion) {
        Said {
            clauses = List.copyOf(clauses);
        }
    }
}
