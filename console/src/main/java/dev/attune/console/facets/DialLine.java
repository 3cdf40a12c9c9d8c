package dev.attune.console.facets;

import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Style;
import java.util.List;

/**
 * One dimension of style.
 *
 * @param reading where it is, in words
 * @param from where its bar begins, in hundredths from -100 to 100
 * @param width of its bar, 0 to 100
 * @param rests how sure that is, and what it rests on
 * @param told whether it is enough to be told to models
 */
public record DialLine(Poles poles, String reading, long from, long width, String rests, boolean told) {

    private static final double HUNDREDTHS = 100;

    static List<DialLine> of(Style style) {
        return style.leanings().entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .toList();
    }

    private static DialLine of(Dimension dimension, Style.Leaning leaning) {
        Poles poles = Poles.of(dimension);
        long value = Math.round(leaning.value() * HUNDREDTHS);
        return new DialLine(
                poles,
                poles.reading(leaning.value()),
                Math.min(0, value),
                Math.abs(value),
                rests(leaning.confidence(), leaning.evidence(), leaning.origin()),
                leaning.told());
    }

    static String rests(double confidence, int evidence, Origin origin) {
        String of = origin == Origin.INFERRED
                ? Counts.of(evidence, "sign in their behaviour", "signs in their behaviour")
                : Counts.of(evidence, "statement of theirs", "statements of theirs");
        return Counts.percent(confidence) + " sure, from " + of;
    }
}
