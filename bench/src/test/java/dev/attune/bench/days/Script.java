package dev.attune.bench.days;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an invented person does in sixty days.
 *
 * @param person their id
 * @param is who they are, in a few words
 * @param switches what they change of their controls
 * @param erases days on which they have everything erased, after what else they do on them
 * @param probes what is asked to see what the model is told
 */
record Script(
        String person,
        String is,
        List<Talk> talks,
        @Nullable List<Switch> switches,
        @Nullable List<Integer> erases,
        List<Probe> probes) {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);

    /** Every script of a folder, by the names of their files. */
    static List<Script> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.naturalOrder()).map(Script::read).toList();
        }
    }

    private static Script read(Path file) {
        try {
            return YAML.readValue(file.toFile(), Script.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(file.toString(), failure);
        }
    }

    /** Their conversations of a day, in the order of their hours. */
    List<Conversation> on(int day) {
        List<Conversation> held = new ArrayList<>();
        for (Talk talk : talks) {
            talk.on(day).ifPresent(says -> held.add(new Conversation(LocalTime.parse(talk.at), says)));
        }
        held.sort(Comparator.comparing(Conversation::at));
        return held;
    }

    List<Switch> switchesOn(int day) {
        return switches == null
                ? List.of()
                : switches.stream().filter(change -> change.day == day).toList();
    }

    boolean erasesOn(int day) {
        return erases != null && erases.contains(day);
    }

    List<Probe> probesOn(int day) {
        return probes.stream().filter(probe -> probe.day == day).toList();
    }

    /** One conversation: what the person says, turn by turn. */
    record Conversation(LocalTime at, List<String> says) {}

    /**
     * A conversation, or several that take turns.
     *
     * @param days on which it is held; absent when it comes back
     * @param every so many days, from a day to another, the next of {@code rotate}
     */
    record Talk(
            @Nullable List<Integer> days,
            int every,
            int from,
            int to,
            String at,
            @Nullable List<String> says,
            @Nullable List<List<String>> rotate) {

        Optional<List<String>> on(int day) {
            if (days != null && says != null) {
                return days.contains(day) ? Optional.of(says) : Optional.empty();
            }
            if (rotate == null || day < from || day > to || (day - from) % every != 0) {
                return Optional.empty();
            }
            return Optional.of(rotate.get((day - from) / every % rotate.size()));
        }
    }

    /** A change of their controls, as the management API takes it. */
    record Switch(int day, String at, Map<String, Object> controls) {}

    /**
     * A question in a new conversation that teaches nothing.
     *
     * @param tells patterns that must be found in what the model is told besides
     * @param never patterns that must not
     * @param nothing the model is told nothing besides: it gets the request as it was
     */
    record Probe(
            int day,
            String asks,
            @Nullable List<String> tells,
            @Nullable List<String> never,
            @JsonProperty(defaultValue = "false") boolean nothing) {}
}
