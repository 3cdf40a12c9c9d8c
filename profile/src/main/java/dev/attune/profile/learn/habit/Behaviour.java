package dev.attune.profile.learn.habit;

import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All observers together. */
public final class Behaviour {

    private final List<Observer> observers;

    public Behaviour(List<Observer> observers) {
        this.observers = List.copyOf(observers);
    }

    /** What an exchange adds, and what follows from all that was counted by then. */
    public Seen see(Observation observation, Tallies tallies, Instant now) {
        Profile profile = observation.profile();
        Map<String, String> counts = new HashMap<>(tallies.counts());
        List<Observer> learning = observers.stream()
                .filter(observer -> profile.controls().learns(observer.facet()))
                .toList();
        for (Observer observer : learning) {
            String counted = observer.observe(observation, tallies.of(observer.name()));
            if (!counted.isEmpty()) {
                counts.put(observer.name(), counted);
            }
        }
        Tallies next = new Tallies(tallies.revision(), counts, tallies.floors());
        List<Shift> shifts = new ArrayList<>();
        learning.forEach(observer -> shifts.addAll(observer.settle(observation, next, profile, now)));
        return new Seen(next, shifts);
    }

    /**
     * What was seen in an exchange.
     *
     * @param tallies as they are after it
     * @param shifts to be made in the profile
     */
    public record Seen(Tallies tallies, List<Shift> shifts) {

        public Seen {
            shifts = List.copyOf(shifts);
        }
    }
}
