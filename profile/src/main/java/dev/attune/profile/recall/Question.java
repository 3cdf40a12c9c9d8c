package dev.attune.profile.recall;

import dev.attune.profile.text.Dates;
import dev.attune.profile.text.Stems;
import dev.attune.profile.text.TimeSpan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query made ready for the scorers.
 *
 * @param byTurns whether it asks for what was said, turn by turn, rather than for what is known
 * @param stems the distinct stems of its text, in their order
 * @param parts the stems of each thing that it names, where it names several; else one part with all of them
 * @param spans the times that it names
 * @param meaning what it means, and the memories; absent when nobody knows
 * @param dates the stems that only name those times, and so are met by when something was told rather than by its words
 */
record Question(
        boolean byTurns,
        List<String> stems,
        List<List<String>> parts,
        List<TimeSpan> spans,
        Set<String> dates,
        @Nullable Meaning meaning) {

    /** What was pasted in says what it is about at its start and its end, and need not be read whole. */
    private static final int MOST_CHARACTERS = 6_000;

    /** A question of fewer names one thing, and is held to all of its words. */
    private static final int MANY_STEMS = 12;

    static Question of(RecallQuery query, Stems stems, @Nullable Meaning meaning) {
        String text = ends(query.text());
        List<TimeSpan> spans = Dates.in(text, query.at());
        List<String> all = stems.of(text).stream().distinct().toList();
        Set<String> dates = new HashSet<>();
        if (!spans.isEmpty()) {
            dates.addAll(all);
            dates.removeAll(new HashSet<>(stems.of(Dates.without(text))));
        }
        boolean byTurns = query.purpose() == RecallQuery.Purpose.SEARCH;
        boolean several = byTurns && all.size() >= MANY_STEMS;
        List<List<String>> parts = several ? stems.phrases(text) : List.of(all);
        return new Question(byTurns, all, parts, spans, dates, meaning);
    }

    boolean isDate(String stem) {
        return dates.contains(stem);
    }

    private static String ends(String text) {
        int half = MOST_CHARACTERS / 2;
        return text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, half) + ' ' + text.substring(text.length() - half);
    }
}
