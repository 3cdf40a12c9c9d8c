package dev.attune.profile.learn;

import dev.attune.profile.text.Clauses;
import dev.attune.profile.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a sentence into clauses that each state one thing: "I have two dogs and work as a nurse" states two. */
final class Cutter {

    private final Clauses clauses;
    private final Pattern fronts;
    private final Pattern subject;
    private final Pattern joint;
    private final Pattern finite;
    private final Pattern blocked;
    private final Pattern told;

    Cutter(LanguageFile file, PatternBook book) {
        LanguageFile.Cuts cuts = file.cuts();
        this.fronts = book.compile("fronts", file.fronts());
        this.clauses = new Clauses(book.compile("joints", String.join("|", file.joints())), fronts);
        this.subject = book.compile("cuts.subject", cuts.subject());
        this.joint = book.compile("cuts.joint", cuts.joint());
        this.finite = book.compile("cuts.finite", cuts.finite());
        this.blocked = book.compile("cuts.blocked", cuts.blocked());
        this.told = book.compile("cuts.told", cuts.told());
    }

    /** The clauses of a sentence in their order. */
    List<Clause> of(Span sentence) {
        List<Clause> found = new ArrayList<>();
        for (Span part : clauses.of(sentence)) {
            Matcher front = fronts.matcher(part.text());
            int core = front.find() ? front.end() : 0;
            addTold(part, core, found);
            addPredicates(part, core, found);
        }
        return found;
    }

    /** What the words ahead of the subject state on their own: "As a nurse, I ..." */
    private void addTold(Span part, int core, List<Clause> found) {
        Matcher what = told.matcher(part.text());
        if (what.find() && (core == 0 || what.end() <= core)) {
            found.add(Clause.of(part.part(what.start(), what.end())));
        }
    }

    private void addPredicates(Span part, int core, List<Clause> found) {
        Matcher who = subject.matcher(part.text()).region(core, part.text().length());
        if (!who.find()) {
            found.add(Clause.of(part));
            return;
        }
        String lead = "";
        int from = 0;
        Matcher next = joint.matcher(part.text());
        while (next.find()) {
            if (next.start() <= core) {
                continue;
            }
            String before = part.text().substring(from == 0 ? core : from, next.start());
            String after = part.text().substring(next.end());
            if (!isBlocked(before, from > 0, after)) {
                found.add(new Clause(part.part(from, next.start()), lead));
                from = next.end();
                lead = who.group().strip() + " ";
            }
        }
        found.add(new Clause(part.part(from, part.text().length()), lead));
    }

    /** Whether the verb behind a joint may hang on a verb ahead of it, as in "I like to cook and play chess". */
    private boolean isBlocked(String before, boolean isElliptic, String after) {
        int fewest = isElliptic ? 2 : 3;
        return before.strip().split("\\s+").length < fewest
                || after.strip().indexOf(' ') < 0
                || (blocked.matcher(before).find() && !finite.matcher(after).find());
    }
}
