package dev.attune.proxy;

import dev.attune.profile.Learning;
import dev.attune.profile.Profiles;
import dev.attune.profile.Pulse;
import dev.attune.profile.model.LearningStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What stands at the moment of a scrape: the store, what is at hand, learning, the process. None of it names a person. */
final class StateMeters {

    private static final double A_MILLION = 1e6;
    private static final double MILLIS = 1e3;

    private final Profiles profiles;
    private final MeterRegistry registry;
    private volatile LearningStatus learning = new LearningStatus(0, 0, null, 0, 0, 0, LearningStatus.Llm.NONE);
    private volatile Pulse pulse;
    private volatile Learning.Buffer buffer;

    StateMeters(Profiles profiles, MeterRegistry registry, Observing.Prices prices) {
        this.profiles = profiles;
        this.registry = registry;
        this.pulse = profiles.pulse();
        this.buffer = profiles.learning().buffer();
        learning();
        llm(prices);
        store();
        process();
    }

    /** To be called ahead of a scrape; what it looks at can be told with the store away too. */
    void look() {
        pulse = profiles.pulse();
        buffer = profiles.learning().buffer();
    }

    void learning(LearningStatus status) {
        learning = status;
    }

    private void learning() {
        ofLearning("attune.learning.backlog", LearningStatus::backlog);
        ofLearning("attune.learning.oldest.seconds", LearningStatus::oldestSeconds);
        ofLearning("attune.learning.dead.letters", LearningStatus::deadLetters);
        Gauge.builder("attune.learning.buffered", this, meters -> meters.buffer.waiting())
                .register(registry);
        Gauge.builder("attune.learning.dropped", this, meters -> meters.buffer.lost())
                .register(registry);
        ofLearning(
                "attune.learning.last.success.timestamp.seconds",
                status ->
                        status.lastSuccess() == null ? 0 : status.lastSuccess().toEpochMilli() / MILLIS);
    }

    /** Counted by all processes together, in the store. */
    private void llm(Observing.Prices prices) {
        ofLlm("attune.learning.llm.calls", Tags.empty(), LearningStatus.Llm::calls);
        ofLlm("attune.learning.llm.failed", Tags.empty(), LearningStatus.Llm::failed);
        ofLlm("attune.learning.llm.refused", Tags.empty(), LearningStatus.Llm::refused);
        ofLlm("attune.learning.llm.tokens", Tags.of("direction", "in"), LearningStatus.Llm::tokensIn);
        ofLlm("attune.learning.llm.tokens", Tags.of("direction", "out"), LearningStatus.Llm::tokensOut);
        ofLlm("attune.learning.llm.skipped", Tags.of("why", "gated"), LearningStatus.Llm::gated);
        ofLlm("attune.learning.llm.skipped", Tags.of("why", "unpaid"), LearningStatus.Llm::unpaid);
        ofLlm(
                "attune.learning.llm.cost",
                Tags.empty(),
                llm -> (llm.tokensIn() * prices.in() + llm.tokensOut() * prices.out()) / A_MILLION);
        ofLearning("attune.learning.llm.parked", status -> status.llm().parked());
    }

    private void store() {
        gauge("attune.store.up", now -> now.store().well() ? 1 : 0);
        counter("attune.store.outages", Tags.empty(), Pulse::outages);
        for (String cache : pulse.caches().keySet()) {
            counter(
                    "attune.cache",
                    Tags.of("cache", cache, "result", "hit"),
                    now -> use(now, cache).hits());
            counter(
                    "attune.cache",
                    Tags.of("cache", cache, "result", "miss"),
                    now -> use(now, cache).misses());
        }
        counter("attune.events.dropped", Tags.empty(), Pulse::eventsDropped);
        gauge("attune.events.watchers", Pulse::watchers);
        counter("attune.traces.lost", Tags.empty(), Pulse::tracesLost);
        gauge("attune.meaning.ready", now -> now.meaning().state() == Pulse.MeaningState.READY ? 1 : 0);
    }

    private void process() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        FunctionCounter.builder("attune.gc.seconds", this, meters -> gcSeconds())
                .register(registry);
        String version = Optional.ofNullable(StateMeters.class.getPackage().getImplementationVersion())
                .orElse("unknown");
        Gauge.builder("attune.build.info", () -> 1).tag("version", version).register(registry);
    }

    private static Pulse.CacheUse use(Pulse pulse, String cache) {
        return pulse.caches().getOrDefault(cache, new Pulse.CacheUse(0, 0));
    }

    /** A bean that cannot tell says -1. */
    private static double gcSeconds() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .filter(millis -> millis > 0)
                        .sum()
                / MILLIS;
    }

    private void ofLearning(String name, ToDoubleFunction<LearningStatus> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.learning))
                .register(registry);
    }

    private void ofLlm(String name, Tags tags, ToDoubleFunction<LearningStatus.Llm> value) {
        FunctionCounter.builder(name, this, meters -> value.applyAsDouble(meters.learning.llm()))
                .tags(tags)
                .register(registry);
    }

    private void gauge(String name, ToDoubleFunction<Pulse> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.pulse)).register(registry);
    }

    private void counter(String name, Tags tags, ToDoubleFunction<Pulse> value) {
        FunctionCounter.builder(name, this, meters -> value.applyAsDouble(meters.pulse))
                .tags(tags)
                .register(registry);
    }
}
