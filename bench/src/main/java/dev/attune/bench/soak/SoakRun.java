package dev.attune.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.bench.AttuneProcess;
import dev.attune.bench.load.ProcessCpu;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One run: people are taught, clients come, are watched and go home, and what is left is looked at. */
final class SoakRun {

    private static final int TAUGHT_TIMES = 8;
    /** Connections that may be open in an idle proxy beyond those before the load: of whoever asks for figures, kept alive. */
    private static final int KEPT_ALIVE = 6;

    private static final int IDLE_SECONDS = 90;

    /** How long the clients do what they can, to begin with, and the first part of that, which does not count. */
    private static final int FLAT_OUT_SECONDS = 60;

    private static final int WARM_UP_SECONDS = 30;
    private static final double HALF = .5;

    /** How much a time of a few seconds may be above another, where nothing grows. */
    private static final double SWAYING = .5;

    private final SoakPlan plan;
    private final SlowUpstream upstream;
    private final AttuneProcess attune;
    private final StoreProbe store;
    private final ProxyProbe proxy;
    private final Crowd crowd;
    private final Learned learned;
    private final Errands errands;
    private final List<Sample> all = new ArrayList<>();
    private final List<Sample> collected = new ArrayList<>();
    private @Nullable HeapClasses settled;
    private long began;
    private int logLinesBefore;

    SoakRun(
            SoakPlan plan,
            Vertx vertx,
            SlowUpstream upstream,
            AttuneProcess attune,
            ProxyProbe proxy,
            StoreProbe store) {
        this.plan = plan;
        this.upstream = upstream;
        this.attune = attune;
        this.store = store;
        this.proxy = proxy;
        this.crowd = new Crowd(plan, vertx, attune.baseUrl());
        this.learned = new Learned(attune.management(), store);
        this.errands = new Errands(attune);
    }

    /** Prints what it sees, and answers whether all that must hold does. */
    boolean run() throws IOException, InterruptedException {
        learned.teach(plan.persons(), TAUGHT_TIMES);
        logLinesBefore = log().size();
        began = System.nanoTime();
        Sample idle = look(true);
        crowd.start();
        if (plan.isMixed()) {
            halve();
            errands.begin();
            logLinesBefore = log().size();
            began = System.nanoTime();
        }
        System.out.println(Sample.HEAD);
        System.out.println(idle.row());
        watch();
        errands.end();
        HeapClasses atTheEnd = proxy.classes();
        boolean allHome = crowd.goHome();
        awaitIdle(idle);
        Sample after = look(true);
        learned.compare(plan.persons(), crowd.tally());
        Findings findings = findings(idle, after, allHome);
        System.out.println();
        System.out.println(findings.table());
        System.out.println(atTheEnd.grownSince(Objects.requireNonNull(settled)));
        crowd.tally().faults().forEach(fault -> System.out.println("- " + fault));
        complaints().forEach(line -> System.out.println("- " + line));
        return findings.hold();
    }

    /** Finds out how many streams a second can be answered and learned from, and goes on with half of that when nothing waits any more. */
    private void halve() throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        long before = crowd.tally().streams() - backlog();
        TimeUnit.SECONDS.sleep(FLAT_OUT_SECONDS - WARM_UP_SECONDS);
        double most = (crowd.tally().streams() - backlog() - before) / (double) (FLAT_OUT_SECONDS - WARM_UP_SECONDS);
        double half = HALF * most;
        crowd.keep(new Pace.PerSecond(half, plan.clients()));
        System.out.printf(
                Locale.ROOT,
                "at most %.0f streams a second, %d turns behind; from now on %.0f%n",
                most,
                backlog(),
                half);
        while (backlog() > plan.clients()) {
            TimeUnit.SECONDS.sleep(1);
        }
        upstream.reached().take();
    }

    private void watch() throws IOException, InterruptedException {
        double nextCollection = plan.collectionSeconds();
        double third = plan.seconds() / 3.0;
        for (long second = plan.sampleSeconds(); second <= plan.seconds(); second += plan.sampleSeconds()) {
            long due = began + TimeUnit.SECONDS.toNanos(second);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            if (settled == null && second >= third) {
                settled = proxy.classes();
            }
            boolean collect = second >= nextCollection;
            if (collect) {
                nextCollection += plan.collectionSeconds();
                collected.add(seen(true));
            } else {
                seen(false);
            }
        }
    }

    private Sample seen(boolean collect) throws IOException, InterruptedException {
        Sample sample = look(collect);
        all.add(sample);
        System.out.println(sample.row());
        return sample;
    }

    private Sample look(boolean collect) throws IOException, InterruptedException {
        return new Sample(
                (System.nanoTime() - began) / 1e9,
                collect ? proxy.collectedMegabytes() : Double.NaN,
                proxy.residentMegabytes(),
                ProcessCpu.own(proxy.process()),
                proxy.sockets(),
                proxy.files(),
                proxy.threads(),
                upstream.open(),
                backlog(),
                store.keys(),
                store.megabytes(),
                store.turnMegabytes(plan.persons()),
                crowd.tally().streams(),
                upstream.reached().take());
    }

    private void awaitIdle(Sample idle) throws IOException, InterruptedException {
        attune.management().drain();
        for (int second = 0; second < IDLE_SECONDS; second++) {
            if (upstream.open() == 0 && proxy.sockets() <= idle.sockets() + KEPT_ALIVE) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private long backlog() throws IOException, InterruptedException {
        return learning().path("backlog").asLong();
    }

    private JsonNode learning() throws IOException, InterruptedException {
        return attune.management().get("/learning");
    }

    private Findings findings(Sample idle, Sample after, boolean allHome) throws IOException, InterruptedException {
        Findings findings = new Findings();
        Tally tally = crowd.tally();
        findings.note("every client came home", "yes", allHome ? "yes" : "no", allHome);
        for (Outcome outcome : Outcome.values()) {
            long count = tally.count(outcome);
            findings.note(
                    "streams: " + outcome.words(),
                    outcome.isFine() ? "any" : "0",
                    count,
                    outcome.isFine() || count == 0);
        }
        findings.note("answers that were personalized", "most", tally.applied(), tally.applied() * 2 > tally.streams());
        findings.note("of them with something recalled", "some", tally.recalled(), tally.recalled() > 0);
        tally.without().forEach((reason, count) -> findings.note("answers with " + reason, "any", count, true));
        findings.same("requests open upstream", 0, after.upstream());
        long mostSockets = idle.sockets() + KEPT_ALIVE;
        findings.note("sockets when idle", "at most " + mostSockets, after.sockets(), after.sockets() <= mostSockets);
        heap(findings, idle, after);
        JsonNode learning = learning();
        for (String none : List.of("backlog", "deadLetters", "buffered", "dropped")) {
            findings.same("learning: " + none, 0, learning.path(none).asLong());
        }
        if (plan.isMixed()) {
            mixed(findings);
        } else {
            // Where little of the history is kept, it cannot be asked.
            findings.same("statements answered and not learned", 0, learned.lost());
            findings.same("statements learned twice", 0, learned.twice());
        }
        findings.same("answered turns not remembered as learned", 0, learned.turnsMissing());
        findings.same(
                "warnings and errors in the log since the load began",
                0,
                complaints().size());
        return findings;
    }

    private void mixed(Findings findings) {
        findings.note("other things asked for", "many", errands.done(), errands.done() > plan.seconds());
        findings.note(
                "of them not answered as they should be",
                "0",
                errands.faults(),
                errands.faults().isEmpty());
        flat(findings, "threads", "", all, Sample::threads);
        flat(findings, "sockets", "", all, Sample::sockets);
        flat(findings, "open files", "", all, Sample::files);
        flat(findings, "resident memory", " MB", all, Sample::resident);
        flat(findings, "Redis: keys", "", all, Sample::keys);
        flat(findings, "Redis: memory, but for learned turns", " MB", all, sample -> sample.redis() - sample.digests());
        flat(
                findings,
                "to upstream, median",
                " ms",
                all,
                sample -> sample.reach().median());
        flat(findings, "to upstream, p99", " ms", all, sample -> sample.reach().p99(), SWAYING);
    }

    private static void flat(
            Findings findings, String what, String unit, List<Sample> samples, ToDoubleFunction<Sample> value) {
        flat(findings, what, unit, samples, value, Growth.MOST);
    }

    private static void flat(
            Findings findings,
            String what,
            String unit,
            List<Sample> samples,
            ToDoubleFunction<Sample> value,
            double most) {
        Growth growth = Growth.of(samples, value);
        String required =
                String.format(Locale.ROOT, "at most %.0f%% more than at one third, and so the line", most * 100);
        findings.note(what, required, growth.words(unit), growth.isBounded(most));
    }

    private void heap(Findings findings, Sample idle, Sample after) {
        flat(findings, "heap after collection", " MB", collected, Sample::heap);
        findings.note(
                "heap after collection, idle",
                "any",
                String.format(Locale.ROOT, "%.0f MB before, %.0f after", idle.heap(), after.heap()),
                true);
        Sample first = all.get(0);
        Sample last = all.get(all.size() - 1);
        double cores = (last.cpu() - first.cpu()) / (last.second() - first.second());
        findings.note("CPU of the proxy", "any", String.format(Locale.ROOT, "%.2f of a core", cores), true);
    }

    private List<String> complaints() throws IOException {
        return log().stream()
                .skip(logLinesBefore)
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(attune.log());
    }
}
