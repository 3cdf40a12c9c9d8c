package dev.attune.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * How much is kept of each person, and for how long.
 *
 * @param values of every bound
 */
public record Retention(Map<Bound, Integer> values) {

    private static final YAMLMapper YAML = new YAMLMapper();

    public Retention {
        values = Map.copyOf(values);
        if (values.size() != Bound.values().length) {
            throw new IllegalArgumentException("a bound is missing");
        }
    }

    static Retention of(EpisodeSettings episodes, KeepSettings keep) {
        return new Retention(Map.of(
                Bound.EPISODE_DAYS, episodes.days(),
                Bound.EPISODES, episodes.most(),
                Bound.HISTORY, keep.history(),
                Bound.TRACE_DAYS, keep.traceDays(),
                Bound.TRACES, keep.traces()));
    }

    /** What a text says; an {@link InvalidInput} names the bound at fault. */
    public static Retention parse(String text) {
        Map<Bound, Integer> values = new EnumMap<>(Bound.class);
        JsonNode root = read(text);
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            values.put(Labelled.parse(Bound.class, name, name), number(name, root.get(name)));
        }
        List<String> missing = new ArrayList<>();
        for (Bound bound : Bound.values()) {
            Integer value = values.get(bound);
            if (value == null) {
                missing.add(bound.label());
            } else {
                bound.check(value);
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidInput(missing.get(0), "is missing");
        }
        return new Retention(values);
    }

    public int of(Bound bound) {
        return values.getOrDefault(bound, 0);
    }

    EpisodeSettings episodes() {
        return new EpisodeSettings(of(Bound.EPISODE_DAYS), of(Bound.EPISODES));
    }

    /** The same as a text: one bound a line, always in the same order. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Bound bound : Bound.values()) {
            text.append(bound.label()).append(": ").append(of(bound)).append('\n');
        }
        return text.toString();
    }

    private static JsonNode read(String text) {
        try {
            JsonNode root = YAML.readTree(text);
            if (!root.isObject()) {
                throw new InvalidInput("text", "must be numbers by name");
            }
            return root;
        } catch (JsonProcessingException malformed) {
            throw new InvalidInput("text", "cannot be read: " + malformed.getOriginalMessage());
        }
    }

    private static int number(String name, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new InvalidInput(name, "must be a whole number");
        }
        return value.intValue();
    }

    /** What is bounded. */
    public enum Bound implements Labelled {
        /** For how many days what people tell is kept verbatim; 0 for not at all. */
        EPISODE_DAYS(0, 3_650),
        /** Most of that. */
        EPISODES(1, 10_000),
        /** Most changes that are kept one by one. */
        HISTORY(100, 1_000_000),
        /** For how many days traces are kept. */
        TRACE_DAYS(1, 3_650),
        /** Most traces. */
        TRACES(1, 100_000);

        private final int least;
        private final int most;

        Bound(int least, int most) {
            this.least = least;
            this.most = most;
        }

        public int least() {
            return least;
        }

        public int most() {
            return most;
        }

        void check(int value) {
            if (value < least || value > most) {
                throw new InvalidInput(label(), "must be between " + least + " and " + most);
            }
        }
    }
}
