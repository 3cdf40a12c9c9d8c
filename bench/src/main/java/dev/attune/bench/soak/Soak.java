package dev.attune.bench.soak;

import dev.attune.bench.AttuneProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Holds hundreds of slow streams open through Attune, some of which their clients leave, and fails when anything leaks, gets stuck or is
 * lost.
 *
 * <p>With {@code mixed}, upstream is quick, the clients begin half as many streams a second as they could, and somebody keeps asking for
 * everything else that Attune has: pages of the console, the management API, erasures. Nothing that is kept may grow then.
 *
 * <p>Arguments: minutes, streams at once, the share of them that is left, and {@code slow} or {@code mixed}; 30, 200, .1 and slow when absent. Run from the top folder, on Linux
 * and a JDK. Exit code 1 when something does not hold.
 */
public final class Soak {

    /** Small enough that a leak of a few kilobytes a stream would end the run. A collection leaves no dead space, which would count as used. */
    private static final String JVM = "-Xmx512m -XX:MarkSweepDeadRatio=0 -Xlog:gc:file=";

    /** Bounds of what is remembered that a run reaches in its first third, so that it shows whether they hold. */
    private static final int MOST_REMEMBERED = 24;

    private static final int MOST_EPISODES = 6;

    /** The least that may be kept of each person: a mixed load shows whether that is all there is after hours. */
    private static final String KEPT = "  statements: 100\nkeep:\n  history: 100\n  traces: 20\n";

    static final String PASSWORD = "soak-console-password";

    private Soak() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        SoakPlan plan = SoakPlan.of(arguments);
        Path folder = Files.createTempDirectory("attune-soak");
        Path collections = folder.resolve("gc.log");
        System.out.println("Attune's folder, with its log: " + folder);
        Vertx vertx = Vertx.vertx();
        SlowUpstream upstream = SlowUpstream.start(vertx, plan.load());
        boolean holds;
        try (AttuneProcess attune = AttuneProcess.start(
                        folder,
                        upstream.url(),
                        Map.of("JDK_JAVA_OPTIONS", JVM + collections, "ATTUNE_CONSOLE_PASSWORD", PASSWORD),
                        List.of("--config", settings(folder, plan)));
                StoreProbe store = StoreProbe.open(attune.data())) {
            holds = new SoakRun(plan, vertx, upstream, attune, new ProxyProbe(attune.handle(), collections), store)
                    .run();
        } finally {
            vertx.close().await();
        }
        System.exit(holds ? 0 : 1);
    }

    /** The usual settings in a folder of their own, but for those bounds. */
    private static String settings(Path folder, SoakPlan plan) throws IOException {
        Path own = Files.createDirectories(folder.resolve("config"));
        String compose = Files.readString(Path.of("config", "compose.yaml"));
        String bounded = compose.replaceFirst("most: \\d+", "most: " + MOST_REMEMBERED);
        if (bounded.equals(compose)) {
            throw new IOException("config/compose.yaml has another form than this knows");
        }
        Files.writeString(own.resolve("compose.yaml"), bounded);
        Path settings = own.resolve("attune.yaml");
        Files.writeString(settings, "learn:\n  episodes: " + MOST_EPISODES + "\n" + (plan.isMixed() ? KEPT : ""));
        return settings.toString();
    }
}
