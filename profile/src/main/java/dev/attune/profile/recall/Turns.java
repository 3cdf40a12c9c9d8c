package dev.attune.profile.recall;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The memories of an index by the turns that they were first made from, in the order in which these were said. Somebody who searches
 * for what was said means turns: what was made of one, reworded and in parts, has together the words that were said in it. A memory
 * that rests on no turn is by itself.
 */
final class Turns {

    private static final Comparator<Turn> AS_SAID =
            Comparator.comparing(Turn::at).thenComparing(Turn::id, Numbered::compare);

    private final int[] ofPlace;
    private final List<Turn> turns;
    private final Postings postings;

    private Turns(int[] ofPlace, List<Turn> turns, Postings postings) {
        this.ofPlace = ofPlace;
        this.turns = turns;
        this.postings = postings;
    }

    /** @param stems those of each memory */
    static Turns of(List<Memory> memories, List<List<String>> stems) {
        Map<Said, Turn> said = new HashMap<>();
        List<Turn> alone = new ArrayList<>();
        for (int place = 0; place < memories.size(); place++) {
            List<Evidence> evidence = memories.get(place).evidence();
            if (evidence.isEmpty()) {
                alone.add(new Turn(memories.get(place).validFrom(), "", false, List.of(place)));
            } else {
                Evidence first = evidence.get(0);
                said.computeIfAbsent(
                                new Said(first.at(), first.turn()),
                                key -> new Turn(key.at(), key.turn(), true, new ArrayList<>(1)))
                        .places()
                        .add(place);
            }
        }
        List<Turn> turns =
                new ArrayList<>(said.values().stream().sorted(AS_SAID).toList());
        turns.addAll(alone);
        int[] ofPlace = new int[memories.size()];
        Postings.Builder postings = new Postings.Builder();
        for (int number = 0; number < turns.size(); number++) {
            for (int place : turns.get(number).places()) {
                ofPlace[place] = number;
            }
            postings.add(words(turns.get(number), stems));
        }
        return new Turns(ofPlace, turns, postings.build());
    }

    /** Those of its first memory, and of each other those that none before it has. */
    private static List<String> words(Turn turn, List<List<String>> stems) {
        List<String> words = new ArrayList<>();
        for (int place : turn.places()) {
            Set<String> known = new HashSet<>(words);
            stems.get(place).stream().filter(stem -> !known.contains(stem)).forEach(words::add);
        }
        return words;
    }

    /** The turn of the memory at a place. */
    int of(int place) {
        return ofPlace[place];
    }

    int size() {
        return turns.size();
    }

    /** Where a stem occurs, by turns. */
    Postings postings() {
        return postings;
    }

    /** What each gains from the best of the turns that were said right before and after it within so long, by turns. */
    float[] besideEach(Scores scores, double mostMillis) {
        float[] best = new float[turns.size()];
        for (int place = 0; place < ofPlace.length; place++) {
            best[ofPlace[place]] = Math.max(best[ofPlace[place]], scores.score(place));
        }
        float[] gains = new float[best.length];
        for (int later = 1; later < best.length; later++) {
            if (isBeside(turns.get(later - 1), turns.get(later), mostMillis)) {
                gains[later] += best[later - 1];
                gains[later - 1] += best[later];
            }
        }
        return gains;
    }

    private static boolean isBeside(Turn one, Turn next, double mostMillis) {
        return one.isSaid()
                && next.isSaid()
                && next.at().toEpochMilli() - one.at().toEpochMilli() <= mostMillis;
    }

    /** @param places those of its memories, ascending */
    private record Turn(Instant at, String id, boolean isSaid, List<Integer> places) {}

    private record Said(Instant at, String turn) {}
}
