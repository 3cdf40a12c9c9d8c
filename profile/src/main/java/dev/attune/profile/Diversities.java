package dev.attune.profile;

import dev.attune.profile.model.Tastes;
import dev.attune.profile.traits.Shares;
import dev.attune.profile.traits.TraitReaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Works out how diverse somebody's interests were, week by week, from the messages counted of each topic. */
final class Diversities {

    private static final long WEEK = Duration.ofDays(7).toSeconds();
    private static final int MOST_POINTS = 26;

    private final TraitReaders traits;

    Diversities(TraitReaders traits) {
        this.traits = traits;
    }

    /** @param weekly messages of each topic by the week since 1970 */
    Diversity of(Tastes tastes, Map<String, Map<Integer, Integer>> weekly, Instant now) {
        TreeSet<Integer> weeks = new TreeSet<>();
        weekly.values().forEach(topic -> weeks.addAll(topic.keySet()));
        List<Diversity.Point> points = new ArrayList<>();
        int last = (int) Math.floorDiv(now.getEpochSecond(), WEEK);
        int first = weeks.isEmpty() ? last + 1 : Math.max(weeks.first(), last - MOST_POINTS + 1);
        for (int week = first; week <= last; week++) {
            point(weekly, week, points);
        }
        return new Diversity(tastes, traits.settings().shareCap(), points);
    }

    private void point(Map<String, Map<Integer, Integer>> weekly, int week, List<Diversity.Point> points) {
        Map<String, Double> weights = new TreeMap<>();
        weekly.forEach((topic, counts) -> {
            double weight = 0;
            for (Map.Entry<Integer, Integer> one : counts.entrySet()) {
                if (one.getKey() <= week) {
                    weight += one.getValue() * traits.settings().interests().left((week - one.getKey()) * 7.0);
                }
            }
            if (weight > 0) {
                weights.put(topic, weight);
            }
        });
        weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(top -> points.add(new Diversity.Point(
                        Instant.ofEpochSecond((week + 1L) * WEEK),
                        Shares.evenness(weights.values()),
                        Shares.effective(weights.values()),
                        weights.size(),
                        top.getKey(),
                        Shares.greatest(weights.values()))));
    }
}
