package dev.attune.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.bench.Management;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was learned in the end, by how often each thing that somebody loves is quoted in the histories. */
record Learned(Map<String, Integer> times, JsonNode status) {

    private static final Pattern THING = Pattern.compile("\\bzo[a-z]+x\\b");

    /** Waits until everything is learned, and reads the histories of these people. */
    static Learned by(Management management, Collection<String> people) throws IOException, InterruptedException {
        JsonNode status = management.drain();
        Map<String, Integer> times = new HashMap<>();
        for (String person : people) {
            for (String quote : quotes(management, person)) {
                Matcher things = THING.matcher(quote);
                while (things.find()) {
                    times.merge(things.group(), 1, Integer::sum);
                }
            }
        }
        return new Learned(times, status);
    }

    private static List<String> quotes(Management management, String person) throws IOException, InterruptedException {
        List<String> quotes = new ArrayList<>();
        for (JsonNode adaptation : management.all("/users/" + person + "/history")) {
            adaptation
                    .path("evidence")
                    .forEach(item -> quotes.add(item.path("quote").asText()));
        }
        return quotes;
    }

    /** Each of these once, and nothing at all twice. */
    void hasOnce(Collection<Integer> numbers) {
        List<Integer> missing = numbers.stream()
                .filter(number -> !times.containsKey(Thing.of(number)))
                .toList();
        assertThat(missing).as("answered and not learned").isEmpty();
        assertThat(times.entrySet().stream()
                        .filter(thing -> thing.getValue() > 1)
                        .map(Map.Entry::getKey))
                .as("learned twice")
                .isEmpty();
        assertThat(List.of(
                        status.path("deadLetters").asInt(),
                        status.path("dropped").asInt()))
                .as("dead letters and lost turns")
                .containsOnly(0);
    }

    void hasNone(Collection<Integer> numbers) {
        assertThat(numbers.stream().filter(number -> times.containsKey(Thing.of(number))))
                .as("not answered and learned all the same")
                .isEmpty();
    }
}
