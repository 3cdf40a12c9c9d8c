package dev.attune.profile.learn;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config/language/changes.yaml} as it is written; the comments there say what each part is for. */
record ChangesFile(
        String lead,
        List<Shift> shifts,
        Map<String, Integer> numbers,
        Map<String, ChronoUnit> units,
        Map<String, Integer> months,
        Map<String, Integer> weekdays,
        Written periods) {

    static final String PATH = "language/changes.yaml";

    record Shift(String pattern, String was, @Nullable String now) {}

    record Written(String since, String ago, String until, String during) {}
}
