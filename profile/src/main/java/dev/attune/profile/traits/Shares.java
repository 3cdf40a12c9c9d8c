package dev.attune.profile.traits;

import java.util.Arrays;
import java.util.Collection;

/** Shares of a whole, and how evenly it is shared out. */
public final class Shares {

    private Shares() {}

    /**
     * The share of each weight, none above the cap: what is cut off goes to the others by their weights. Where there are too few for
     * all of it, the rest is nobody's and the shares come to less than 1.
     */
    public static double[] capped(double[] weights, double cap) {
        double[] shares = new double[weights.length];
        boolean[] full = new boolean[weights.length];
        double left = 1;
        for (boolean again = true; again; ) {
            again = false;
            double sum = 0;
            for (int at = 0; at < weights.length; at++) {
                sum += full[at] ? 0 : weights[at];
            }
            for (int at = 0; at < weights.length && sum > 0; at++) {
                if (!full[at]) {
                    shares[at] = left * weights[at] / sum;
                }
            }
            double next = left;
            for (int at = 0; at < weights.length; at++) {
                if (!full[at] && shares[at] > cap) {
                    shares[at] = cap;
                    full[at] = true;
                    next -= cap;
                    again = true;
                }
            }
            left = next;
        }
        return shares;
    }

    /** How many topics of equal weight would be as diverse: e to the entropy; 0 for none. */
    public static double effective(Collection<Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        if (sum <= 0) {
            return 0;
        }
        double entropy = weights.stream()
                .mapToDouble(weight -> weight / sum)
                .filter(share -> share > 0)
                .map(share -> -share * Math.log(share))
                .sum();
        return Math.exp(entropy);
    }

    /** The entropy as a share of the most that so many topics can have, 0 to 1; 0 for one topic or none. */
    public static double evenness(Collection<Double> weights) {
        long topics = weights.stream().filter(weight -> weight > 0).count();
        return topics < 2 ? 0 : Math.min(1, Math.log(effective(weights)) / Math.log((double) topics));
    }

    /** The greatest share, uncapped; 0 for none. */
    public static double greatest(Collection<Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        double[] all = weights.stream().mapToDouble(Double::doubleValue).toArray();
        return sum <= 0 ? 0 : Arrays.stream(all).max().orElse(0) / sum;
    }
}
