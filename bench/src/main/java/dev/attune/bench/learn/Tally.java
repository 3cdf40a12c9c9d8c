package dev.attune.bench.learn;

import java.util.Arrays;

/** What was learned of the samples of one measure, beside what should have been. */
final class Tally {

    private int right;
    private int missed;
    private int wrong;
    private int leftAlone;

    void add(boolean lasting, boolean learned) {
        if (lasting && learned) {
            right++;
        } else if (lasting) {
            missed++;
        } else if (learned) {
            wrong++;
        } else {
            leftAlone++;
        }
    }

    /** The share that was learned of what should be, or of what should not where nothing should; F1 where there is both. */
    String figure() {
        int lasting = right + missed;
        int others = wrong + leftAlone;
        if (lasting == 0) {
            return "%.3f (%d of %d)".formatted((double) wrong / others, wrong, others);
        }
        if (others == 0) {
            return "%.3f (%d of %d)".formatted((double) right / lasting, right, lasting);
        }
        double precision = (double) right / (right + wrong);
        double recall = (double) right / lasting;
        double f1 = 2 * precision * recall / (precision + recall);
        return "F1 %.3f (precision %.3f, recall %.3f)".formatted(f1, precision, recall);
    }

    /** The value below which a share of the values lies, in the unit of the values. */
    static long quantile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
