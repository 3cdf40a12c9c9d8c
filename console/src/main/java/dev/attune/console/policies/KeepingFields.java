package dev.attune.console.policies;

import dev.attune.profile.Retention;
import dev.attune.profile.Retention.Bound;
import dev.attune.profile.model.InvalidInput;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How much is kept, as the fields of a form. */
final class KeepingFields {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private KeepingFields() {}

    static List<Field> of(String text) {
        Retention retention = Retention.parse(text);
        return Arrays.stream(Bound.values())
                .map(bound -> field(bound, Integer.toString(retention.of(bound))))
                .toList();
    }

    /** As they were typed, whatever that was. */
    static List<Field> typed(Function<String, String> form) {
        return Arrays.stream(Bound.values())
                .map(bound -> field(bound, form.apply(bound.label())))
                .toList();
    }

    /** The text that the fields of a form say; an {@link InvalidInput} names the field at fault. */
    static String text(Function<String, String> form) {
        Map<Bound, Integer> values = new EnumMap<>(Bound.class);
        for (Bound bound : Bound.values()) {
            String typed = form.apply(bound.label()).strip();
            if (!NUMBER.matcher(typed).matches()) {
                throw new InvalidInput(bound.label(), "must be a whole number");
            }
            values.put(bound, Integer.valueOf(typed));
        }
        String text = new Retention(values).text();
        Retention.parse(text);
        return text;
    }

    private static Field field(Bound bound, String value) {
        return new Field(
                bound.label(),
                label(bound),
                value,
                List.of(),
                String.format(Locale.ENGLISH, "%s From %,d to %,d.", hint(bound), bound.least(), bound.most()));
    }

    static String label(Bound bound) {
        return switch (bound) {
            case EPISODE_DAYS -> "Days that what people tell is kept verbatim";
            case EPISODES -> "Most of that for each person";
            case HISTORY -> "Most changes of each person that are kept one by one";
            case TRACE_DAYS -> "Days that the trace of an answer is kept";
            case TRACES -> "Most traces of each person";
        };
    }

    private static String hint(Bound bound) {
        return switch (bound) {
            case EPISODE_DAYS -> "From when Attune heard it; 0 keeps none of it.";
            case EPISODES -> "What was said first goes first.";
            case HISTORY -> "Of older ones only what they came to stays, and they cannot be undone any more.";
            case TRACE_DAYS -> "What the model was told, what was withheld and why.";
            case TRACES -> "The oldest go first.";
        };
    }
}
