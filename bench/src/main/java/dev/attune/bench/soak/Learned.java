package dev.attune.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.bench.Management;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Compares what was answered with what was learned, person by person. */
final class Learned {

    private final Management management;
    private final StoreProbe store;
    private final Map<String, Map<String, Integer>> taught = new HashMap<>();
    private final Map<String, Long> turnsBefore = new HashMap<>();
    private long lost;
    private long twice;
    private long turnsMissing;

    Learned(Management management, StoreProbe store) {
        this.management = management;
        this.store = store;
    }

    /**
     * Teaches everybody what they will say again and again, often enough that the evidence of each memory has its full length before
     * the load begins: what is known of people does not grow after that.
     */
    void teach(int persons, int times) throws IOException, InterruptedException {
        for (int person = 0; person < persons; person++) {
            StringBuilder turns = new StringBuilder();
            for (int turn = 0; turn < times * Sayings.EACH; turn++) {
                turns.append(turn == 0 ? "" : ",")
                        .append("{\"id\":\"t%d\",\"role\":\"user\",\"content\":\"%s\"}"
                                .formatted(turn, Sayings.of(person, turn).statement()));
            }
            management.post(
                    "/users/" + Crowd.name(person) + "/turns",
                    "{\"conversation\":\"taught\",\"turns\":[" + turns + "]}");
        }
        management.drain();
        for (int person = 0; person < persons; person++) {
            String name = Crowd.name(person);
            taught.put(name, statements(name, person));
            turnsBefore.put(name, store.learnedTurns(name));
        }
    }

    void compare(int persons, Tally tally) throws IOException, InterruptedException {
        for (int person = 0; person < persons; person++) {
            String name = Crowd.name(person);
            Map<String, Integer> said = tally.statements(name);
            Map<String, Integer> known = statements(name, person);
            for (int place = 0; place < Sayings.EACH; place++) {
                String statement = Sayings.of(person, place).statement();
                int before = taught.getOrDefault(name, Map.of()).getOrDefault(statement, 0);
                int difference = known.getOrDefault(statement, 0) - before - said.getOrDefault(statement, 0);
                lost += Math.max(0, -difference);
                twice += Math.max(0, difference);
            }
            // Each with what the assistant said; what was left in the middle comes on top.
            long learned = store.learnedTurns(name) - turnsBefore.getOrDefault(name, 0L);
            turnsMissing += Math.max(0, tally.turns(name) - learned);
        }
    }

    /** Statements in answered turns that the history does not quote. */
    long lost() {
        return lost;
    }

    /** Quotes in the history beyond the statements that were answered. */
    long twice() {
        return twice;
    }

    /** Turns that were answered and are not remembered as learned. */
    long turnsMissing() {
        return turnsMissing;
    }

    private Map<String, Integer> statements(String name, int person) throws IOException, InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode adaptation : management.all("/users/" + name + "/history")) {
            // An interest that grows quotes a statement, too, that it is only one sign of.
            if (adaptation.path("after").has("text")) {
                for (JsonNode evidence : adaptation.path("evidence")) {
                    count(evidence.path("quote").asText(), person, counts);
                }
            }
        }
        return counts;
    }

    private static void count(String quote, int person, Map<String, Integer> counts) {
        for (int place = 0; place < Sayings.EACH; place++) {
            String statement = Sayings.of(person, place).statement();
            // A quote goes without the full stop.
            if (quote.contains(statement.substring(0, statement.length() - 1))) {
                counts.merge(statement, 1, Integer::sum);
            }
        }
    }
}
