package dev.attune.bench.soak;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the clients saw. Written on their event loop, read by the main thread. */
final class Tally {

    private static final int MOST_FAULTS = 20;

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Map<String, Integer>> answered = new HashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<String, Long> without = new TreeMap<>();
    private long applied;
    private long recalled;

    /** A stream of this person's ended so. */
    synchronized void ended(Outcome outcome, String detail) {
        outcomes.merge(outcome, 1L, Long::sum);
        if (!outcome.isFine() && faults.size() < MOST_FAULTS) {
            faults.add(outcome.words() + ": " + detail);
        }
    }

    /** A turn was answered to its end. */
    synchronized void answered(String person, String statement) {
        turns.merge(person, 1, Integer::sum);
        if (!statement.isEmpty()) {
            answered.computeIfAbsent(person, first -> new HashMap<>()).merge(statement, 1, Integer::sum);
        }
    }

    /** What Attune said of the personalization of an answer. */
    synchronized void labelled(String personalization) {
        if (!personalization.startsWith("applied")) {
            without.merge(personalization, 1L, Long::sum);
            return;
        }
        applied++;
        recalled += personalization.endsWith("recalled=0") ? 0 : 1;
    }

    synchronized long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    synchronized long streams() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized long applied() {
        return applied;
    }

    /** What Attune said of those that were not personalized, and how often. */
    synchronized Map<String, Long> without() {
        return new TreeMap<>(without);
    }

    synchronized long recalled() {
        return recalled;
    }

    /** How often a person's statements were part of a turn that was answered to its end. */
    synchronized Map<String, Integer> statements(String person) {
        return Map.copyOf(answered.getOrDefault(person, Map.of()));
    }

    /** Turns of a person that were answered to their end. */
    synchronized int turns(String person) {
        return turns.getOrDefault(person, 0);
    }

    /** The first of what should not have happened. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
