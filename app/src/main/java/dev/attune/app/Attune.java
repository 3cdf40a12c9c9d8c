package dev.attune.app;

import dev.attune.app.credentials.Credentials;
import dev.attune.app.demo.DemoModel;
import dev.attune.app.demo.DemoTour;
import dev.attune.app.redis.EmbeddedRedis;
import dev.attune.app.settings.Settings;
import dev.attune.app.start.Role;
import dev.attune.app.start.StartFailure;
import dev.attune.profile.KeepSettings;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.net.URI;
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
        this.credentials = Credentials.open(settings, arguments.role());
        // At once: a start that fails later has nevertheless kept their hashes.
        out.print(Banner.secrets(credentials));
        out.flush();
        Vertx vertx = Vertx.vertx();
        opened.add("event loops", () -> vertx.close().await());
        Profiles profiles = profiles(settings, arguments.role());
        opened.add("profiles", profiles);
        if (arguments.role().proxy()) {
            Warming.of(profiles);
        }
        this.settings = demo ? settings.withUpstream(settings.upstream().at(demoModel(vertx))) : settings;
        this.servers = new Servers(vertx, profiles, credentials, this.settings);
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

    private Profiles profiles(Settings settings, Role role) throws StartFailure, InterruptedException {
        return Profiles.open(new ProfilesSettings(
                redisUrl(settings),
                settings.files(),
                settings.learn().learner(),
                settings.deadline(),
                role.proxy() ? settings.learn().workers() : 0,
                settings.learn().partitions(),
                settings.learn().llm(),
                settings.learn().episodes(),
                new KeepSettings(settings.learn().statements(), settings.history(), settings.memories()),
                settings.holdout(),
                settings.keysGrace(),
                ProfilesSettings.CLOCK));
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
