package dev.attune.profile.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a sentence where one statement ends and the next, with a subject of its own, begins. */
public final class Clauses {

    private final Pattern joints;
    private final Pattern fronts;

    /**
     * Clauses of a language.
     *
     * @param joints what stands between two clauses; it belongs to neither
     * @param fronts what may stand ahead of a clause's subject, up to that subject; no joint within it parts clauses
     */
    public Clauses(Pattern joints, Pattern fronts) {
        this.joints = joints;
        this.fronts = fronts;
    }

    /** The clauses of a sentence in their order; never an empty one. */
    public List<Span> of(Span sentence) {
        List<Span> clauses = new ArrayList<>();
        Matcher joint = joints.matcher(sentence.text());
        int from = 0;
        while (joint.find()) {
            if (isWithinFront(sentence, from, joint.end())) {
                continue;
            }
            add(clauses, sentence.part(from, joint.start()));
            from = joint.end();
        }
        add(clauses, sentence.part(from, sentence.text().length()));
        return List.copyOf(clauses);
    }

    private boolean isWithinFront(Span sentence, int from, int jointEnd) {
        Matcher front = fronts.matcher(sentence.text().substring(from));
        return front.find() && from + front.end() >= jointEnd;
    }

    private static void add(List<Span> clauses, Span clause) {
        if (!clause.isEmpty()) {
            clauses.add(clause);
        }
    }
}
