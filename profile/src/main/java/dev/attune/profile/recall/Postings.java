package dev.attune.profile.recall;

import dev.attune.profile.text.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For each stem, the places of the memories that have it and what it adds to their score. The weights are those of BM25 (S. Robertson
 * and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009) in all but the rarity of a stem, which is the
 * query's to weigh.
 */
final class Postings {

    /** k1 and b of BM25. On dialogue, 0.5 to 1.5 and 0.4 to 0.75 find the same within one in a hundred. */
    private static final float SATURATION = 1.0f;

    private static final float LENGTH_SHARE = 0.6f;

    private final Map<String, Posting> byStem;
    private final Map<String, List<String>> byBeginning;
    private final int documents;

    private Postings(Map<String, Posting> byStem, int documents) {
        this.byStem = byStem;
        this.documents = documents;
        this.byBeginning = byStem.keySet().stream()
                .filter(stem -> stem.length() > Spelling.SURE_LETTERS)
                .collect(Collectors.groupingBy(Postings::beginning));
    }

    @Nullable
    Posting of(String stem) {
        return byStem.get(stem);
    }

    /** A stem of which this one, that no memory has, may be a slip. */
    @Nullable
    Posting ofSlip(String stem) {
        if (stem.length() <= Spelling.SURE_LETTERS) {
            return null;
        }
        return byBeginning.getOrDefault(beginning(stem), List.of()).stream()
                .filter(known -> Spelling.isSlip(stem, known))
                .min(Comparator.naturalOrder())
                .map(byStem::get)
                .orElse(null);
    }

    private static String beginning(String stem) {
        return stem.substring(0, Spelling.SURE_LETTERS);
    }

    int documents() {
        return documents;
    }

    /** How rare a stem is among these memories, near 0 for one that all have, 1 for one that a single memory has. */
    float rarity(Posting posting) {
        int having = posting.places.length;
        double most = Math.log(1 + (documents - 0.5) / 1.5);
        double own = Math.log(1 + (documents - having + 0.5) / (having + 0.5));
        return documents < 2 ? 1 : (float) (own / most);
    }

    /** Where a stem occurs: places ascending, and beside each what the stem's frequency there is worth, 0 to 1 + saturation. */
    static final class Posting {

        final int[] places;
        final float[] weights;

        Posting(int[] places, float[] weights) {
            this.places = places;
            this.weights = weights;
        }
    }

    static final class Builder {

        private final Map<String, List<int[]>> occurrences = new HashMap<>();
        private final List<Integer> lengths = new ArrayList<>();

        void add(List<String> stems) {
            int place = lengths.size();
            lengths.add(stems.size());
            for (String stem : stems) {
                List<int[]> places = occurrences.computeIfAbsent(stem, absent -> new ArrayList<>(2));
                int[] last = places.isEmpty() ? null : places.get(places.size() - 1);
                if (last != null && last[0] == place) {
                    last[1]++;
                } else {
                    places.add(new int[] {place, 1});
                }
            }
        }

        Postings build() {
            double average =
                    lengths.stream().mapToInt(Integer::intValue).average().orElse(1);
            Map<String, Posting> byStem = new HashMap<>(occurrences.size() * 2);
            occurrences.forEach((stem, places) -> byStem.put(stem, posting(places, Math.max(1, average))));
            return new Postings(byStem, lengths.size());
        }

        private Posting posting(List<int[]> occurring, double average) {
            int[] places = new int[occurring.size()];
            float[] weights = new float[places.length];
            Arrays.setAll(places, at -> occurring.get(at)[0]);
            for (int at = 0; at < places.length; at++) {
                float frequency = occurring.get(at)[1];
                float length = (float) (lengths.get(places[at]) / average);
                float damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length);
                weights[at] = frequency * (SATURATION + 1) / (frequency + damping);
            }
            return new Posting(places, weights);
        }
    }
}
