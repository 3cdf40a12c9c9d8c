package dev.attune.app;

import dev.attune.app.credentials.Credentials;
import dev.attune.app.demo.DemoModel;
import dev.attune.app.demo.DemoTour;
import dev.attune.app.redis.EmbeddedRedis;
import dev.attune.app.settings.Settings;
import dev.attune.app.start.Role;
import dev.attune.app.start.StartFailure;
import dev.attune.app.watch.OtlpTraces;
import dev.attune.profile.ErasureLog;
import dev.attune.profile.Groundwork;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.proxy.Observing;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A running Attune: the parts of a role, put together. They are opened in the order in which they need each other and closed in
 * the opposite one: first the servers, which let running requests end, then learning and the store's connections, then the
 * embedded Redis. Starting and closing block the calling thread.
 */
final class Attune implements AutoCloseable {

    private final Opened opened;
    private final Settings settings;
    private final boolean demo;
    private final Credentials credentials;
    private final Servers servers;

    private Attune(Opened opened, Arguments arguments, Settings settings, PrintStream out)
            throws StartFailure, InterruptedException {
        this.opened = opened;
        this.demo = arguments.demo();
        CompletableFuture<Groundwork> groundwork =
                CompletableFuture.supplyAsync(() -> Groundwork.lay(ofProfiles(settings, arguments.role())));
        this.credentials = Credentials.open(settings, arguments.role());
        // At once: a start that fails later has nevertheless kept their hashes.
        out.print(Banner.secrets(credentials));
        out.flush();
        Vertx vertx = Vertx.vertx();
        opened.add("event loops", () -> vertx.close().await());
        String redis = redisUrl(settings);
        Profiles profiles = Profiles.open(laid(groundwork).on(redis));
        opened.add("profiles", profiles);
        profiles.noteErasures(erasures(settings));
        if (arguments.role().proxy()) {
            Warming.of(profiles);
        }
        this.settings = demo ? settings.withUpstream(settings.upstream().at(demoModel(vertx))) : settings;
        this.servers = new Servers(vertx, profiles, credentials, this.settings, observing(settings.watch()));
        opened.add("servers", servers);
        servers.start(arguments.role());
    }

    /**
     * Starts it; what was opened before a failure is closed again.
     *
     * @param out is told the secrets that this start generates
     * @param opened takes note of what is to be closed; empty as yet
     */
    static Attune start(Arguments arguments, Settings settings, PrintStream out, Opened opened)
            throws StartFailure, InterruptedException {
        try {
            return new Attune(opened, arguments, settings, out);
        } catch (StartFailure | InterruptedException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    /** What to tell whoever started it: addresses, and the tour if it is a demo. */
    String greeting() {
        URI proxy = servers.proxyUrl();
        URI console = servers.consoleUrl();
        String banner = new Banner(proxy, console, settings.upstream().url()).addresses();
        return demo && proxy != null
                ? banner
                        + DemoTour.text(
                                proxy, console, credentials.newAdminToken().orElse(null))
                : banner;
    }

    /** Base of the proxy's URLs; absent when it does not run here. */
    @Nullable
    URI proxyUrl() {
        return servers.proxyUrl();
    }

    /** Base of the console's URLs; absent when it does not run here. */
    @Nullable
    URI consoleUrl() {
        return servers.consoleUrl();
    }

    @Override
    public void close() {
        opened.close();
    }

    private static Groundwork laid(CompletableFuture<Groundwork> groundwork) throws InterruptedException {
        try {
            return groundwork.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
    }

    /** All but where the store is, if it is the embedded one. */
    private static ProfilesSettings ofProfiles(Settings settings, Role role) {
        return new ProfilesSettings(
                Objects.requireNonNullElse(settings.redisUrl(), ""),
                settings.files(),
                settings.learn().learner(),
                settings.deadline(),
                role.proxy() ? settings.learn().workers() : 0,
                settings.learn().partitions(),
                settings.learn().llm(),
                settings.learn().episodes(),
                settings.keep(),
                settings.holdout(),
                settings.keysGrace(),
                ProfilesSettings.CLOCK);
    }

    private static ErasureLog erasures(Settings settings) throws StartFailure {
        try {
            return ErasureFile.in(settings.dataDir());
        } catch (IOException failure) {
            throw new StartFailure(
                    "cannot write to " + settings.dataDir()
                            + "; set ATTUNE_DATA_DIR to a folder that this user may write to",
                    failure);
        }
    }

    private Observing observing(Settings.Watch watch) {
        Observing.Prices prices = new Observing.Prices(watch.priceIn(), watch.priceOut());
        Settings.Tracing tracing = watch.tracing();
        if (tracing == null) {
            return new Observing(null, prices);
        }
        OtlpTraces traces = OtlpTraces.open(tracing, Main.version());
        opened.add("traces", traces);
        return new Observing(traces.api(), prices);
    }

    private String redisUrl(Settings settings) throws StartFailure, InterruptedException {
        String url = settings.redisUrl();
        if (url != null) {
            return url;
        }
        EmbeddedRedis redis = EmbeddedRedis.start(settings.dataDir());
        opened.add("embedded Redis", redis);
        return redis.url();
    }

    private URI demoModel(Vertx vertx) throws StartFailure, InterruptedException {
        DemoModel model = Awaiting.listening(DemoModel.start(vertx), "127.0.0.1", 0, "nothing");
        opened.add("demo model", () -> model.close().await());
        return model.url();
    }
}
