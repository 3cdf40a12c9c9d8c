package dev.attune.profile.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people speak when they just talk: words left out, clauses run together, and things that happened on a day they name. */
final class Talk {

    private static final int EVENT_DAYS = 90;
    private static final double EVENT_IMPORTANCE = 0.3;

    private final List<Pattern> refusals;
    private final List<Pattern> work;
    private final Pattern events;
    private final Pattern ownSubject;
    private final Pattern tails;
    private final List<Ellipsis> ellipses = new ArrayList<>();

    Talk(LanguageFile file, PatternBook book) {
        LanguageFile.Talk written = file.talk();
        this.refusals = book.compileAll("talk.refusals", written.refusals());
        this.work = book.compileAll("talk.work", written.work());
        this.events = book.compile("talk.events", written.events());
        this.ownSubject = book.compile("talk.own-subject", written.ownSubject());
        this.tails = book.compile("talk.tails", written.tails());
        for (List<String> pair : written.ellipses()) {
            ellipses.add(new Ellipsis(book.compile("talk.ellipses", pair.get(0)), pair.get(1)));
        }
    }

    /** What is no statement about the person even in talk. */
    boolean isRefused(String core) {
        return PatternBook.anyIn(refusals, core);
    }

    /** What is said of the work at hand rather than of oneself. */
    boolean isOfWork(String core) {
        return PatternBook.anyIn(work, core);
    }

    /** The clause with the subject that it leaves out. */
    String completed(String plain, Occasion occasion) {
        if (ownSubject.matcher(plain).find()) {
            return plain;
        }
        for (Ellipsis ellipsis : ellipses) {
            Matcher found = ellipsis.pattern.matcher(plain);
            if ((occasion == Occasion.TALK || ellipsis.isNominal()) && found.find()) {
                return found.reset(uncapitalized(plain)).replaceFirst(ellipsis.by);
            }
        }
        return plain;
    }

    /** A clause of the person's own that begins within one that begins otherwise. */
    Optional<String> tail(String plain, Occasion occasion) {
        Matcher tail = tails.matcher(plain);
        return occasion == Occasion.TALK && tail.find() ? Optional.of(plain.substring(tail.end())) : Optional.empty();
    }

    /** A statement that is tied to a day: kept for a while if it tells what happened, and not at all if it tells a mood. */
    Optional<Statement> event(Statement statement, String core, Occasion occasion) {
        return occasion == Occasion.TALK && events.matcher(core).find()
                ? Optional.of(statement.forDays(EVENT_DAYS, Math.min(EVENT_IMPORTANCE, statement.importance())))
                : Optional.empty();
    }

    /** Without the capital of a sentence's first word, which now stands in its midst. */
    private static String uncapitalized(String plain) {
        boolean isWord = plain.length() > 1 && Character.isLowerCase(plain.charAt(1));
        return isWord ? Character.toLowerCase(plain.charAt(0)) + plain.substring(1) : plain;
    }

    private record Ellipsis(Pattern pattern, String by) {

        /** "As a nurse" says what somebody is wherever it is said. */
        boolean isNominal() {
            return pattern.pattern().startsWith("^as ") || pattern.pattern().startsWith("^being ");
        }
    }
}
