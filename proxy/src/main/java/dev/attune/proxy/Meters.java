package dev.attune.proxy;

import dev.attune.profile.model.Answer.Outcome;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What the data plane counts. None of it names a person, and no label takes a value that a client or upstream makes up. From any
 * thread; {@code docs/operations.md} has the table.
 */
final class Meters {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    private static final Duration[] OF_STEPS =
            micros(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000);
    private static final Duration[] OF_UPSTREAM =
            millis(25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Timer> steps = new ConcurrentHashMap<>();
    private final AtomicInteger streams = new AtomicInteger();
    private final Counter tapOverflows = registry.counter("attune.tap.overflows");
    private final Counter keptLate = registry.counter("attune.answers.kept.late");
    private final Timer added = Timer.builder("attune.added")
            .publishPercentiles(MEDIAN, P99)
            .distributionStatisticExpiry(Duration.ofHours(1))
            .serviceLevelObjectives(OF_STEPS)
            .register(registry);

    Meters(InFlight inFlight) {
        Gauge.builder("attune.requests.in.flight", inFlight::count).register(registry);
        Gauge.builder("attune.streams.open", streams::get).register(registry);
        Arrays.stream(Outcome.values()).forEach(this::answers);
        Arrays.stream(Fault.values()).forEach(this::faults);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    void step(String name, long nanos) {
        steps.computeIfAbsent(name, this::timed).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Upstream begins to answer. */
    void answered(Call call) {
        if (call.stopwatch().isSent()) {
            upstream("attune.upstream.first.byte", call, call.stopwatch().nanosSinceSent());
        }
    }

    /** The answer to a call ended so. */
    void ended(Call call, Outcome outcome) {
        answers(outcome).increment();
        if (call.stopwatch().isSent()) {
            upstream("attune.upstream", call, call.stopwatch().nanosSinceSent());
        }
        call.prepared().map(Prepared::micros).ifPresent(micros -> added(call, micros));
        if (call.isPersonalizable()) {
            micros("identify", call.stopwatch().identifyMicros());
            micros("splice", call.stopwatch().spliceMicros());
        }
    }

    /** What the proxy itself told a client instead of an answer. */
    void fault(Fault fault) {
        faults(fault).increment();
    }

    /** An answer in events begins, or is over. */
    void stream(boolean begins) {
        streams.addAndGet(begins ? 1 : -1);
    }

    /** Nothing more will happen to a call. */
    void over(Call call) {
        String status = StatusLabel.of(call.request().response().getStatusCode());
        registry.counter("attune.requests", "verdict", verdict(call), "status", status)
                .increment();
    }

    void tapOverflowed() {
        tapOverflows.increment();
    }

    void connections(Supplier<Number> open) {
        Gauge.builder("attune.connections", open).register(registry);
    }

    void keptLate() {
        keptLate.increment();
    }

    /** What became of it: a reason, {@code applied}, or {@code passed} where there was nothing to personalize. */
    static String verdict(Call call) {
        return call.verdict()
                .map(verdict ->
                        verdict instanceof Verdict.None none ? none.reason().label() : "applied")
                .orElse("passed");
    }

    private void added(Call call, Micros micros) {
        long own = call.stopwatch().identifyMicros() + call.stopwatch().spliceMicros();
        added.record(own + micros.load() + micros.recall() + micros.compose(), TimeUnit.MICROSECONDS);
        if (!micros.equals(Micros.NONE)) {
            micros("load", micros.load());
            micros("recall", micros.recall());
            micros("compose", micros.compose());
        }
    }

    private void micros(String step, long micros) {
        step(step, TimeUnit.MICROSECONDS.toNanos(micros));
    }

    private Timer timed(String step) {
        return Timer.builder("attune.step")
                .tag("step", step)
                .serviceLevelObjectives(OF_STEPS)
                .register(registry);
    }

    /** The name of an upstream is the operator's word. */
    private void upstream(String name, Call call, long nanos) {
        Timer.builder(name)
                .tag("upstream", call.destination().name())
                .serviceLevelObjectives(OF_UPSTREAM)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Counter answers(Outcome outcome) {
        return registry.counter("attune.answers", "outcome", outcome.label());
    }

    private Counter faults(Fault fault) {
        return registry.counter("attune.faults", "code", fault.code());
    }

    private static Duration[] micros(long... each) {
        return Arrays.stream(each)
                .mapToObj(one -> Duration.of(one, ChronoUnit.MICROS))
                .toArray(Duration[]::new);
    }

    private static Duration[] millis(long... each) {
        return Arrays.stream(each).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
