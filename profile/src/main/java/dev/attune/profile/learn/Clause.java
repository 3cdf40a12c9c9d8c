package dev.attune.profile.learn;

import dev.attune.profile.text.Span;

/**
 * A clause of the person's own.
 *
 * @param span where it stands in the turn, verbatim
 * @param lead what its words leave out because a clause ahead of it says it, such as the subject; often empty
 */
record Clause(Span span, String lead) {

    static Clause of(Span span) {
        return new Clause(span, "");
    }

    /** The clause with what it leaves out. */
    String words() {
        return lead + span.text();
    }
}
