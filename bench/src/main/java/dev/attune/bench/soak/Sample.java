package dev.attune.bench.soak;

import java.util.Locale;

/**
 * What was seen at one moment.
 *
 * @param second since the load began
 * @param heap megabytes in use after a collection; not a number where none was made
 * @param resident megabytes
 * @param cpu seconds of CPU that the proxy has used so far
 * @param upstream requests that upstream has open
 * @param backlog turns that wait to be learned
 * @param redis megabytes that it uses
 * @param digests megabytes of these by which turns are known again that were learned: of each person so many are kept as no soak reaches
 * @param reach of the requests since the sample before
 */
record Sample(
        double second,
        double heap,
        double resident,
        double cpu,
        long sockets,
        long files,
        long threads,
        long upstream,
        long backlog,
        long keys,
        double redis,
        double digests,
        long streams,
        ReachTimes.Reach reach) {

    static final String HEAD =
            "| second | heap MB | resident MB | CPU s | sockets | files | threads | upstream open | backlog | Redis keys | Redis MB | of these, learned turns | streams ended | to upstream p50 ms | p99 ms |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    String row() {
        return String.format(
                Locale.ROOT,
                "| %.0f | %s | %.0f | %.1f | %d | %d | %d | %d | %d | %d | %.1f | %.1f | %d | %.1f | %.1f |",
                second,
                Double.isNaN(heap) ? "" : String.format(Locale.ROOT, "%.0f", heap),
                resident,
                cpu,
                sockets,
                files,
                threads,
                upstream,
                backlog,
                keys,
                redis,
                digests,
                streams,
                reach.median(),
                reach.p99());
    }
}
