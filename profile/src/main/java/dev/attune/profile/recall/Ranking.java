package dev.attune.profile.recall;

import dev.attune.profile.model.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns what the scorers found into candidates: adds a share of their neighbours' scores, and what age and weight are worth. Best first; of equals, the newer first. */
final class Ranking {

    private static final double MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();
    private static final double MILLIS_OF_A_MINUTE = Duration.ofMinutes(1).toMillis();

    private final MemoryIndex index;
    private final RecallSettings settings;
    private final Instant at;
    private final boolean byTurns;

    /** @param byTurns whether what was said is asked for */
    Ranking(MemoryIndex index, RecallSettings settings, Instant at, boolean byTurns) {
        this.index = index;
        this.settings = settings;
        this.at = at;
        this.byTurns = byTurns;
    }

    /** Every memory that holds and has something for it, in order. */
    List<Candidate> of(Scores scores) {
        long[] order = new long[scores.size()];
        int found = 0;
        float[] beside = byTurns ? index.turns().besideEach(scores, mostMillis()) : new float[0];
        for (int place = 0; place < scores.size(); place++) {
            float score = scores.score(place)
                    + (float) settings.neighbourShare()
                            * (byTurns ? beside[index.turns().of(place)] : neighbours(scores, place));
            if (score > 0 && index.memory(place).holdsAt(at)) {
                order[found++] = key(score + weight(index.memory(place), place), place);
            }
        }
        Arrays.sort(order, 0, found);
        List<Candidate> candidates = new ArrayList<>(found);
        for (int rank = found - 1; rank >= 0; rank--) {
            int place = (int) order[rank];
            float score = Float.intBitsToFloat((int) (order[rank] >>> Integer.SIZE));
            Memory memory = index.memory(place);
            candidates.add(
                    new Candidate(isTold(memory), place, memory, score, scores.fit(place), scores.likeness(place)));
        }
        return candidates;
    }

    private boolean isTold(Memory memory) {
        return !memory.isLasting() || (byTurns && !memory.evidence().isEmpty());
    }

    /** Numbers that are in the order of the scores and, for equal ones, of the places: the bits of positive floats are. */
    private static long key(float score, int place) {
        return (long) Float.floatToIntBits(score) << Integer.SIZE | place;
    }

    /** What was said right before and after often belongs to the same matter without sharing a word with the question. */
    private float neighbours(Scores scores, int place) {
        return neighbour(scores, place, index.earlier(place)) + neighbour(scores, place, index.later(place));
    }

    private float neighbour(Scores scores, int place, int other) {
        if (other == MemoryIndex.NONE) {
            return 0;
        }
        long apart = Math.abs(index.since(place) - index.since(other));
        return apart <= mostMillis() ? Math.max(0, scores.score(other)) : 0;
    }

    private double mostMillis() {
        return settings.neighbourMinutes() * MILLIS_OF_A_MINUTE;
    }

    private float weight(Memory memory, int place) {
        double days = Math.max(0, at.toEpochMilli() - index.since(place)) / MILLIS_OF_A_DAY;
        double fresh = settings.recencyDays() / (settings.recencyDays() + days);
        return (float) (settings.importance() * memory.importance() + settings.recency() * fresh);
    }
}
