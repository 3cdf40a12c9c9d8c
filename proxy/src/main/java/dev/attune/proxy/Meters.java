package dev.attune.proxy;

import dev.attune.profile.Learning;
import dev.attune.profile.model.Answer.Outcome;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the data plane counts. None of it names a person. From any thread. */
final class Meters {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter tapOverflows = registry.counter("attune.tap.overflows");
    private final Timer added = Timer.builder("attune.added")
            .publishPercentiles(MEDIAN, P99)
            .distributionStatisticExpiry(Duration.ofHours(1))
            .register(registry);
    private final Counter keptLate = registry.counter("attune.answers.kept.late");
    private volatile LearningStatus learning = new LearningStatus(0, 0, null, 0, 0, 0, LearningStatus.Llm.NONE);

    private volatile Learning.Buffer buffer = new Learning.Buffer(0, 0);

    Meters(InFlight inFlight) {
        Gauge.builder("attune.requests.in.flight", inFlight::count).register(registry);
        learning("attune.learning.backlog", LearningStatus::backlog);
        learning("attune.learning.oldest.seconds", LearningStatus::oldestSeconds);
        learning("attune.learning.dead.letters", LearningStatus::deadLetters);
        Gauge.builder("attune.learning.buffered", () -> buffer.waiting()).register(registry);
        Gauge.builder("attune.learning.dropped", () -> buffer.lost()).register(registry);
        llm("attune.learning.llm.calls", Tags.empty(), LearningStatus.Llm::calls);
        llm("attune.learning.llm.failed", Tags.empty(), LearningStatus.Llm::failed);
        llm("attune.learning.llm.tokens", Tags.of("direction", "in"), LearningStatus.Llm::tokensIn);
        llm("attune.learning.llm.tokens", Tags.of("direction", "out"), LearningStatus.Llm::tokensOut);
        llm("attune.learning.llm.skipped", Tags.of("why", "gated"), LearningStatus.Llm::gated);
        llm("attune.learning.llm.skipped", Tags.of("why", "unpaid"), LearningStatus.Llm::unpaid);
    }

    /** Counted by all processes together, in the store. */
    private void llm(String name, Tags tags, ToDoubleFunction<LearningStatus.Llm> value) {
        FunctionCounter.builder(name, this, meters -> value.applyAsDouble(meters.learning.llm()))
                .tags(tags)
                .register(registry);
    }

    private void learning(String name, ToDoubleFunction<LearningStatus> value) {
        Gauge.builder(name, () -> value.applyAsDouble(learning)).register(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    void step(String name, long nanos) {
        Timer.builder("attune.step").tag("step", name).register(registry).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The answer to a call ended so. */
    void ended(Call call, Outcome outcome) {
        registry.counter("attune.answers", "outcome", outcome.label()).increment();
        call.prepared()
                .map(Prepared::micros)
                .ifPresent(micros -> added.record(
                        call.stopwatch().identifyMicros()
                                + micros.load()
                                + micros.recall()
                                + micros.compose()
                                + call.stopwatch().spliceMicros(),
                        TimeUnit.MICROSECONDS));
        if (call.isPersonalizable()) {
            step("identify", TimeUnit.MICROSECONDS.toNanos(call.stopwatch().identifyMicros()));
            step("splice", TimeUnit.MICROSECONDS.toNanos(call.stopwatch().spliceMicros()));
        }
    }

    /** Nothing more will happen to a call. */
    void over(Call call) {
        String status = String.valueOf(call.request().response().getStatusCode());
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

    void learning(LearningStatus status) {
        learning = status;
    }

    void buffer(Learning.Buffer next) {
        buffer = next;
    }

    private static String verdict(Call call) {
        return call.verdict()
                .map(verdict ->
                        verdict instanceof Verdict.None none ? none.reason().label() : "applied")
                .orElse("passed");
    }
}
