package dev.attune.profile.learn.habit.style;

import dev.attune.profile.text.WritingFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Running sums of the features of somebody's messages, by spans of days. Whole numbers, so that no order of adding gives another sum. */
final class Written {

    private static final int SCALE = 100;

    private final NavigableMap<Long, long[]> sums = new TreeMap<>(Comparator.reverseOrder());

    /** Adds the features of a message, sent in such a span, at such a second. */
    void add(long span, long at, double[] features) {
        long[] sum = sums.computeIfAbsent(span, absent -> new long[2 + WritingFeatures.NAMES.size()]);
        sum[0]++;
        sum[1] = Math.max(sum[1], at);
        for (int place = 0; place < features.length; place++) {
            sum[2 + place] += Math.round(features[place] * SCALE);
        }
    }

    /** Lets go of all but the newest spans. */
    void keep(int spans) {
        while (sums.size() > spans) {
            sums.pollLastEntry();
        }
    }

    /** What is known of one feature by the spans from this one on. */
    Mean mean(int feature, long from) {
        long messages = 0;
        long newest = 0;
        double sum = 0;
        for (Map.Entry<Long, long[]> span : sums.entrySet()) {
            if (span.getKey() >= from) {
                messages += span.getValue()[0];
                newest = Math.max(newest, span.getValue()[1]);
                sum += span.getValue()[2 + feature];
            }
        }
        return new Mean((int) messages, newest, messages == 0 ? 0 : sum / SCALE / messages);
    }

    /**
     * The mean of a feature.
     *
     * @param newest when the last message was sent, in seconds
     */
    record Mean(int messages, long newest, double value) {}

    String encode() {
        List<String> spans = new ArrayList<>();
        sums.forEach((span, sum) -> {
            StringBuilder text = new StringBuilder(Code.of(span));
            for (long number : sum) {
                text.append('.').append(Code.of(number));
            }
            spans.add(text.toString());
        });
        return String.join(" ", spans);
    }

    static Written decode(String text) {
        Written written = new Written();
        for (String span : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            long[] numbers = Code.numbers(span);
            long[] sum = new long[numbers.length - 1];
            System.arraycopy(numbers, 1, sum, 0, sum.length);
            written.sums.put(numbers[0], sum);
        }
        return written;
    }
}
