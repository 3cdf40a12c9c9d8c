package dev.attune.profile.recall;

import java.util.ArrayList;
import java.util.List;

/**
 * A query made ready for the scorers.
 *
 * @param stems the distinct stems of its text, in their order
 */
record Question(RecallQuery query, List<String> stems) {

    /** A text that was pasted in says what it is about at its start and its end, and need not be read whole. */
    private static final int MOST_STEMS = 400;

    static Question of(RecallQuery query, List<String> all) {
        List<String> distinct = all.stream().distinct().toList();
        if (distinct.size() <= MOST_STEMS) {
            return new Question(query, distinct);
        }
        List<String> ends = new ArrayList<>(distinct.subList(0, MOST_STEMS / 2));
        ends.addAll(distinct.subList(distinct.size() - MOST_STEMS / 2, distinct.size()));
        return new Question(query, List.copyOf(ends));
    }
}
