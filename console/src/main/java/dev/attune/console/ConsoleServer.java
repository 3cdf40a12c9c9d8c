package dev.attune.console;

import dev.attune.console.access.ProviderSettings;
import dev.attune.console.access.Sessions;
import dev.attune.console.access.Throttle;
import dev.attune.console.audit.AuditPage;
import dev.attune.console.imports.ImportPage;
import dev.attune.console.imports.Jobs;
import dev.attune.console.imports.UploadFolder;
import dev.attune.console.keys.KeysPage;
import dev.attune.console.live.LiveFeed;
import dev.attune.console.overview.OverviewPage;
import dev.attune.console.overview.RequestCounts;
import dev.attune.console.own.OwnPage;
import dev.attune.console.page.Assets;
import dev.attune.console.page.Auditing;
import dev.attune.console.page.Route;
import dev.attune.console.page.SessionCookie;
import dev.attune.console.page.Site;
import dev.attune.console.page.Tools;
import dev.attune.console.page.Uploads;
import dev.attune.console.page.Views;
import dev.attune.console.people.ExportReply;
import dev.attune.console.people.MemoriesPage;
import dev.attune.console.people.PeoplePage;
import dev.attune.console.people.PersonLists;
import dev.attune.console.people.PersonLive;
import dev.attune.console.people.PersonPage;
import dev.attune.console.people.PersonTransfers;
import dev.attune.console.people.ThenPage;
import dev.attune.console.playground.PlaygroundPage;
import dev.attune.console.policies.PoliciesPage;
import dev.attune.console.policies.PolicyPage;
import dev.attune.console.policies.VersionPage;
import dev.attune.console.review.ReviewPage;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The console, listening. Requests run on one event loop; rendering and checking passwords on threads of their own. */
public final class ConsoleServer {

    private static final int PASSWORD_THREADS = 2;
    private static final int IDLE_SECONDS = 120;
    private static final int DRAIN_SECONDS = 5;
    private static final int MOST_FIELD_BYTES = 64 * 1024;

    /** As at the proxy. An id of 256 characters takes nine octets for each, and five of three once more where an address holds another. */
    private static final int MOST_LINE_BYTES = 16 * 1024;

    private static final int MOST_HEADER_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final HttpServer server;
    private final PersonLive live;
    private final OverviewPage overview;
    private final PlaygroundPage playground;
    private final ImportPage imports;
    private final Jobs jobs;
    private final UploadFolder uploads;
    private final LiveFeed feed;
    private final Views views;
    private final WorkerExecutor passwords;
    private final List<Route> routes;

    private ConsoleServer(
            Vertx vertx,
            Profiles profiles,
            ConsoleSettings settings,
            @Nullable RequestCounts requests,
            Handler<HttpConnection> door) {
        this.vertx = vertx;
        InstantSource clock = InstantSource.system();
        Assets assets = Assets.load();
        ProviderSettings provider = settings.provider();
        Sessions sessions =
                new Sessions(settings.secret(), settings.users(), provider == null ? "" : provider.mark(), clock);
        SessionCookie cookie = new SessionCookie(sessions, settings.secureCookies());
        Auditing auditing = new Auditing(profiles.audit(), settings.auditEntries());
        views = new Views(vertx);
        passwords = vertx.createSharedWorkerExecutor("attune-console-password", PASSWORD_THREADS);
        feed = new LiveFeed(profiles);
        Tools tools = new Tools(vertx, views, assets);
        live = new PersonLive(profiles, feed, sessions, clock, tools);
        playground = new PlaygroundPage(profiles, settings.proxy(), sessions, clock, tools);
        overview = new OverviewPage(profiles, requests, feed, sessions, clock, tools);
        PersonLinks links = settings.secret().links(profiles.links(), () -> publicUrl(settings), clock);
        ExportReply export = new ExportReply(vertx, profiles, settings.document());
        jobs = new Jobs(vertx, profiles, settings.documents(), settings.auditEntries());
        imports = new ImportPage(jobs, profiles, sessions, tools, settings.importBytes());
        uploads = UploadFolder.open();
        SignIn signIn = new SignIn(
                settings.users(),
                profiles,
                auditing,
                sessions,
                cookie,
                new Throttle(clock),
                passwords,
                provider == null ? "" : provider.name());
        MemoriesPage memories = new MemoriesPage(profiles, clock);
        Routes.Endpoints endpoints = new Routes.Endpoints(
                new Health(profiles),
                signIn,
                new ProviderSignIn(vertx, settings, signIn, sessions, clock),
                overview,
                new PeoplePage(profiles, clock),
                new PersonPage(profiles, memories, clock),
                new PersonTransfers(profiles, auditing, links, export, clock),
                imports,
                new PersonLists(profiles, clock),
                memories,
                new ThenPage(profiles, clock),
                live,
                new ReviewPage(profiles, clock),
                playground,
                new KeysPage(profiles, clock),
                new PoliciesPage(profiles, clock),
                new PolicyPage(profiles, clock),
                new VersionPage(profiles, clock),
                new AuditPage(profiles, clock),
                new OwnPage(profiles, links, settings.secret(), settings.own(), auditing, export, clock));
        routes = Routes.of(endpoints);
        Router router = new Site(
                        sessions,
                        cookie,
                        views,
                        assets,
                        profiles.signOuts(),
                        auditing,
                        new Uploads(uploads.path(), settings.importBytes()))
                .router(vertx, routes);
        server = vertx.createHttpServer(options(settings))
                .connectionHandler(door)
                .requestHandler(router);
    }

    /** Starts to listen. The front door stays the caller's: it is not closed with the console. */
    public static Future<ConsoleServer> start(Vertx vertx, Profiles profiles, ConsoleSettings settings) {
        return start(vertx, profiles, settings, null, connection -> {});
    }

    /**
     * Starts to listen. The front door stays the caller's: it is not closed with the console.
     *
     * @param requests what the proxy of this process counts; absent when it runs elsewhere
     * @param door is told of every connection before anything is read of it
     */
    public static Future<ConsoleServer> start(
            Vertx vertx,
            Profiles profiles,
            ConsoleSettings settings,
            @Nullable RequestCounts requests,
            Handler<HttpConnection> door) {
        ConsoleServer console = new ConsoleServer(vertx, profiles, settings, requests, door);
        return console.server
                .listen()
                .map(console)
                .recover(failure -> console.release().transform(released -> Future.failedFuture(failure)));
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Takes no more requests, lets those that run end, for {@value #DRAIN_SECONDS} seconds at the most, and ends open pages' streams. */
    public Future<Void> close() {
        jobs.stop();
        live.close();
        overview.close();
        imports.close();
        return server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS).eventually(this::release);
    }

    /** How many open pages hear what happens. */
    int openPages() {
        return feed.watching();
    }

    /** What they hear. */
    LiveFeed feed() {
        return feed;
    }

    /** Every address, and who may visit it. */
    public List<Route> routes() {
        return routes;
    }

    private Future<Void> release() {
        feed.close();
        playground.close();
        return Future.join(views.close(), passwords.close(), jobs.close())
                .transform(done -> vertx.<Void>executeBlocking(
                        () -> {
                            uploads.close();
                            return null;
                        },
                        false));
    }

    private URI publicUrl(ConsoleSettings settings) {
        URI configured = settings.own().publicUrl();
        return configured == null ? URI.create("http://" + settings.host() + ":" + port()) : configured;
    }

    private static HttpServerOptions options(ConsoleSettings settings) {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                // A template is one field, and its signs may take nine octets each on their way.
                .setMaxFormAttributeSize(MOST_FIELD_BYTES)
                .setMaxInitialLineLength(MOST_LINE_BYTES)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                // Whoever is at the door can tell how slow a client is by the words of HTTP/1.1 alone.
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS);
    }
}
