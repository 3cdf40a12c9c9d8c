package dev.attune.app;

import dev.attune.console.overview.RequestCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the proxy counts and times, for the console beside it. From any thread. */
final class MeteredRequests implements RequestCounts {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final MeterRegistry meters;

    MeteredRequests(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Map<String, Long> get() {
        return meters.find("attune.requests").counters().stream()
                .collect(Collectors.groupingBy(
                        counter -> String.valueOf(counter.getId().getTag("verdict")),
                        Collectors.summingLong(counter -> (long) counter.count())));
    }

    @Override
    public Added added() {
        Timer timer = meters.find("attune.added").timer();
        if (timer == null || timer.count() == 0) {
            return Added.NONE;
        }
        HistogramSnapshot snapshot = timer.takeSnapshot();
        return new Added(timer.count(), millis(snapshot, MEDIAN), millis(snapshot, P99));
    }

    private static double millis(HistogramSnapshot snapshot, double share) {
        return Arrays.stream(snapshot.percentileValues())
                .filter(one -> one.percentile() == share)
                .mapToDouble((ValueAtPercentile one) -> one.value(TimeUnit.MILLISECONDS))
                .findFirst()
                .orElse(0);
    }
}
