package dev.attune.profile.learn;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A clause that was understood: what it says, without who said it when.
 *
 * @param text in the third person
 * @param instead what no longer holds, in the third person
 * @param days how long it holds when nobody says more
 */
record Statement(
        Act act,
        Facet facet,
        Kind kind,
        String text,
        @Nullable String instead,
        double confidence,
        double importance,
        @Nullable Integer days) {

    /** The same, but for so long only. */
    Statement forDays(int number, double weight) {
        return new Statement(act, facet, Kind.FACT, text, instead, confidence, weight, number);
    }

    Statement as(Act next, @Nullable String nextInstead) {
        return new Statement(next, facet, kind, text, nextInstead, confidence, importance, days);
    }
}
