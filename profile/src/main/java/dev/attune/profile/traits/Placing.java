package dev.attune.profile.traits;

import dev.attune.profile.model.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Gives the items of one list their places. */
final class Placing {

    /** What fits less is outside somebody's interests. */
    static final double FITS = 0.15;

    private final TasteSettings settings;
    private final double explore;
    private final SplittableRandom random;
    private final List<Placed> placed = new ArrayList<>();
    private final Map<Integer, Double> nearest = new HashMap<>();

    Placing(TasteSettings settings, RankQuery query, double explore) {
        this.settings = settings;
        this.explore = explore;
        this.random = new SplittableRandom(seed(query));
    }

    /** The same person and list give the same seed, on every machine. */
    private static long seed(RankQuery query) {
        long seed = Objects.hash(
                query.profile().person().tenant(), query.profile().person().id());
        for (Ranked.Item item : query.items()) {
            seed = seed * 31 + item.id().hashCode();
        }
        return seed;
    }

    /** An item in its place. */
    record Placed(Judge.Verdict verdict, boolean isOutside) {}

    List<Placed> place(List<Judge.Verdict> verdicts) {
        List<Judge.Verdict> welcome = new ArrayList<>();
        List<Judge.Verdict> unwelcome = new ArrayList<>();
        verdicts.forEach(
                verdict -> (verdict.isBarred() || verdict.against() != null ? unwelcome : welcome).add(verdict));
        while (!welcome.isEmpty()) {
            fillTop(welcome);
        }
        unwelcome.sort(Comparator.comparing(Judge.Verdict::isBarred)
                .thenComparing(Comparator.comparingDouble(Judge.Verdict::score).reversed())
                .thenComparing(verdict -> verdict.item().place()));
        unwelcome.forEach(verdict -> placed.add(new Placed(verdict, false)));
        return placed;
    }

    /** The next so many places, as many as a screen shows. */
    private void fillTop(List<Judge.Verdict> left) {
        int places = Math.min(settings.rank().top(), left.size());
        Set<Integer> outside = outsidePlaces(places);
        int mostOfOne = Math.max(1, (int) Math.floor(settings.shareCap() * places));
        Map<String, Integer> had = new HashMap<>();
        for (int place = 0; place < places; place++) {
            Judge.Verdict next = outside.contains(place) ? stranger(left) : null;
            boolean isOutside = next != null;
            if (next == null) {
                next = best(left, had, mostOfOne);
            }
            left.remove(next);
            if (next.because() != null && next.score() >= FITS) {
                had.merge(next.because().topic(), 1, Integer::sum);
            }
            put(next, isOutside, left);
        }
    }

    private void put(Judge.Verdict next, boolean isOutside, List<Judge.Verdict> left) {
        placed.add(new Placed(next, isOutside));
        for (Judge.Verdict other : left) {
            nearest.merge(other.item().place(), next.item().likeness(other.item()), Math::max);
        }
    }

    /** Which places are for what is outside: not the first, unless all are. */
    private Set<Integer> outsidePlaces(int places) {
        int count = (int) Math.min(places, Math.round(explore * places));
        List<Integer> free = new ArrayList<>();
        for (int place = count == places ? 0 : 1; place < places; place++) {
            free.add(place);
        }
        Set<Integer> chosen = new HashSet<>();
        while (chosen.size() < count) {
            chosen.add(free.remove(random.nextInt(free.size())));
        }
        return chosen;
    }

    /** One of those that fit least, which is not like what came before; absent where everything fits. */
    private Judge.@Nullable Verdict stranger(List<Judge.Verdict> left) {
        List<Judge.Verdict> outside =
                left.stream().filter(verdict -> verdict.score() < FITS).toList();
        if (outside.isEmpty()) {
            return null;
        }
        List<Judge.Verdict> freshest = outside.stream()
                .sorted(Comparator.comparingDouble((Judge.Verdict verdict) ->
                                nearest.getOrDefault(verdict.item().place(), 0.0))
                        .thenComparing(verdict -> verdict.item().place()))
                .limit(Math.max(1, outside.size() / 2))
                .toList();
        return freshest.get(random.nextInt(freshest.size()));
    }

    private Judge.Verdict best(List<Judge.Verdict> left, Map<String, Integer> had, int mostOfOne) {
        Comparator<Judge.Verdict> byWorth = Comparator.<Judge.Verdict>comparingDouble(this::worth)
                .thenComparing(verdict -> -verdict.item().place());
        return left.stream()
                .filter(verdict -> verdict.because() == null
                        || verdict.score() < FITS
                        || had.getOrDefault(verdict.because().topic(), 0) < mostOfOne)
                .max(byWorth)
                .or(() -> left.stream().max(byWorth))
                .orElseThrow();
    }

    private double worth(Judge.Verdict verdict) {
        return verdict.score()
                - settings.rank().likeness()
                        * nearest.getOrDefault(verdict.item().place(), 0.0);
    }
}
