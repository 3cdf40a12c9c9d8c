package dev.attune.profile.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a sentence where one statement ends and the next, with a subject of its own, begins. */
public final class Clauses {

    private final Pattern joints;

    /**
     * Clauses of a language.
     *
     * @param joints what stands between two clauses; it belongs to neither
     */
    public Clauses(Pattern joints) {
        this.joints = joints;
    }

    /** The clauses of a sentence in their order; never an empty one. */
    public List<Span> of(Span sentence) {
        List<Span> clauses = new ArrayList<>();
        Matcher joint = joints.matcher(sentence.text());
        int from = 0;
        while (joint.find()) {
            add(clauses, sentence.part(from, joint.start()));
            from = joint.end();
        }
        add(clauses, sentence.part(from, sentence.text().length()));
        return List.copyOf(clauses);
    }

    private static void add(List<Span> clauses, Span clause) {
        if (!clause.isEmpty()) {
            clauses.add(clause);
        }
    }
}
