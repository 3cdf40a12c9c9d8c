package dev.attune.bench.quality;

/**
 * One measured number.
 *
 * @param name what it says, the same from commit to commit
 * @param value mostly a share between 0 and 1
 * @param cases how many it was counted over
 * @param aim what it should come to, in words
 */
record Figure(String name, double value, int cases, String aim) {

    static Figure share(String name, int part, int whole, String aim) {
        return new Figure(name, whole == 0 ? Double.NaN : (double) part / whole, whole, aim);
    }
}
