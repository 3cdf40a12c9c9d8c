package dev.attune.profile;

/**
 * Student's distribution. Its tail is the integral of {@code cos^(v-1)} from an angle to a right one, over the whole of it, with
 * {@code tan(angle) = t / sqrt(v)}: smooth, so that Simpson's rule is exact to many digits for the degrees of freedom that occur.
 */
final class StudentT {

    private static final int STEPS = 2_000;
    private static final int HALVINGS = 60;

    /** From there on the normal distribution differs by less than any figure shows. */
    private static final double NORMAL_FROM = 100_000;

    private StudentT() {}

    /**
     * The value that a share of the distribution stays below.
     *
     * @param share above 0.5 and below 1
     * @param freedom degrees of freedom, 1 or more, not necessarily a whole number
     */
    static double quantile(double share, double freedom) {
        double degrees = Math.min(Math.max(1, freedom), NORMAL_FROM);
        double whole = integral(0, degrees);
        double low = 0;
        double high = Math.PI / 2;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            double above = integral(middle, degrees) / whole / 2;
            if (above > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.tan((low + high) / 2) * Math.sqrt(degrees);
    }

    /** From the angle on; what lies beyond fourteen widths of the peak is nothing, and would only cost precision. */
    private static double integral(double from, double freedom) {
        double to = Math.min(Math.PI / 2, 14 / Math.sqrt(Math.max(freedom - 1, 1)) + from);
        double step = (to - from) / STEPS;
        double sum = 0;
        for (int place = 0; place <= STEPS; place++) {
            double weight = place == 0 || place == STEPS ? 1 : place % 2 == 1 ? 4 : 2;
            sum += weight * Math.pow(Math.max(0, Math.cos(from + place * step)), freedom - 1);
        }
        return sum * step / 3;
    }
}
