package dev.attune.profile.store;

import dev.attune.profile.StoreHealth;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the store answers, from what its connections and commands go through. Any thread may tell it. */
final class HealthTracker {

    private static final String COMMANDS = "commands";
    private static final String WRITES = "writes";

    private final AtomicReference<State> state =
            new AtomicReference<>(new State(Map.of(), new StoreHealth(true, Instant.now(), "")));

    StoreHealth health() {
        return now().health;
    }

    /** A command was answered. On the way of every command, so it does nothing while all is well. */
    void answered() {
        if (now().problems.containsKey(COMMANDS)) {
            well(COMMANDS);
        }
    }

    void refused(String problem) {
        ill(COMMANDS, problem);
    }

    /** Redis answers, but takes nothing more: that it answers is no sign that this is over. */
    void full(String problem) {
        ill(WRITES, problem);
    }

    boolean isFull() {
        return now().problems.containsKey(WRITES);
    }

    void takesAgain() {
        well(WRITES);
    }

    void well(String part) {
        state.updateAndGet(now -> now.without(part));
    }

    void ill(String part, String problem) {
        state.updateAndGet(now -> now.with(part, problem));
    }

    private State now() {
        return Objects.requireNonNull(state.get());
    }

    /** Problems by the part that has them. */
    private record State(Map<String, String> problems, StoreHealth health) {

        State without(String part) {
            if (!problems.containsKey(part)) {
                return this;
            }
            Map<String, String> next = new TreeMap<>(problems);
            next.remove(part);
            return after(next);
        }

        State with(String part, String problem) {
            if (problem.equals(problems.get(part))) {
                return this;
            }
            Map<String, String> next = new TreeMap<>(problems);
            next.put(part, problem);
            return after(next);
        }

        private State after(Map<String, String> next) {
            boolean well = next.isEmpty();
            Instant since = well == health.well() ? health.since() : Instant.now();
            String problem = well ? "" : next.values().iterator().next();
            return new State(next, new StoreHealth(well, since, problem));
        }
    }
}
