package dev.attune.profile.recall;

import dev.attune.profile.text.TimeSpan;
import java.time.Duration;

/**
 * What was told in a time that the question names, or within a week after it, since people tell what happened some days later. The
 * shorter the time, the more it says.
 */
final class DateScorer implements Scorer {

    private static final Duration TOLD_WITHIN = Duration.ofDays(7);
    private static final double DAYS_OF_A_MONTH = 31;

    private final RecallSettings settings;

    DateScorer(RecallSettings settings) {
        this.settings = settings;
    }

    @Override
    public void score(MemoryIndex index, Question question, Scores scores) {
        for (TimeSpan span : question.spans()) {
            float share = (float) (DAYS_OF_A_MONTH / (DAYS_OF_A_MONTH + span.days()));
            int end = index.firstFrom(span.until().plus(TOLD_WITHIN));
            for (int place = index.firstFrom(span.from()); place < end; place++) {
                if (!index.memory(place).isLasting()) {
                    scores.add(place, (float) settings.date() * share, (float) settings.dateFit() * share);
                }
            }
        }
    }
}
