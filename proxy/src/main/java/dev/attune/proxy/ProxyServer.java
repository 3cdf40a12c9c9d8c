package dev.attune.proxy;

import dev.attune.profile.Profiles;
import dev.attune.proxy.access.Access;
import dev.attune.proxy.access.AccessSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The proxy, listening. Requests are served on the server's event loop; its own methods may be called from any thread. */
public final class ProxyServer {

    private static final int MOST_CHUNK_BYTES = 65536;

    /** A client may be quiet for as long as upstream may, and a little longer, so that it is told when upstream is given up. */
    private static final Duration CLIENT_IDLE_MARGIN = Duration.ofSeconds(30);

    /** For what was ended but is still on its way to a client. Streams of events that never end are cut then. */
    private static final long LAST_BYTES_MILLIS = 500;

    private final ProxySettings settings;
    private final HttpClient client;
    private final Reader reader;
    private final Remembering remembering;
    private final InFlight inFlight = new InFlight();
    private final Meters meters = new Meters(inFlight);
    private final Doorkeeper doorkeeper;
    private final HttpServer server;

    private ProxyServer(
            Vertx vertx,
            Profiles profiles,
            ProxySettings settings,
            AccessSettings who,
            Observing observing,
            Handler<HttpServerRequest> management) {
        this.settings = settings;
        Upstream upstream = new Upstream(settings);
        client = upstream.client(vertx);
        reader = new Reader(vertx, settings.limits().personalizedBytes(), upstream.goesByModel());
        remembering = new Remembering(vertx, profiles, settings.timeouts().end(), meters);
        Access access = Access.open(vertx, profiles::keys, who);
        DataPlane dataPlane = new DataPlane(
                upstream,
                access,
                reader,
                new Preparation(vertx, profiles, settings.deadline()),
                new Delivery(vertx, settings, remembering, inFlight, meters),
                meters,
                profiles::now,
                observing.tracing());
        HttpProxy proxy = HttpProxy.reverseProxy(client).origin(upstream).addInterceptor(dataPlane, true);
        Health health = new Health(profiles, inFlight::isDraining);
        doorkeeper = new Doorkeeper(vertx, settings.limits().clients());
        meters.connections(doorkeeper::connections);
        server = vertx.createHttpServer(options(settings, upstream.longestIdle()))
                .connectionHandler(doorkeeper::opened)
                .requestHandler(new Routes(
                        access.cors().before(proxy),
                        management,
                        health,
                        new Metrics(profiles, meters, observing.prices()),
                        inFlight))
                .invalidRequestHandler(this::refuse);
    }

    /**
     * Starts to listen; fails when the address cannot be had.
     *
     * @param management serves {@code /attune/v1}
     */
    public static Future<ProxyServer> start(
            Vertx vertx, Profiles profiles, ProxySettings settings, Handler<HttpServerRequest> management) {
        return start(vertx, profiles, settings, AccessSettings.OPEN, Observing.NONE, management);
    }

    /**
     * Starts to listen; fails when the address cannot be had.
     *
     * @param who may ask
     * @param management serves {@code /attune/v1}
     */
    public static Future<ProxyServer> start(
            Vertx vertx,
            Profiles profiles,
            ProxySettings settings,
            AccessSettings who,
            Handler<HttpServerRequest> management) {
        return start(vertx, profiles, settings, who, Observing.NONE, management);
    }

    /**
     * Starts to listen; fails when the address cannot be had.
     *
     * @param who may ask
     * @param observing how it is watched from outside
     * @param management serves {@code /attune/v1}
     */
    public static Future<ProxyServer> start(
            Vertx vertx,
            Profiles profiles,
            ProxySettings settings,
            AccessSettings who,
            Observing observing,
            Handler<HttpServerRequest> management) {
        ProxyServer proxy = new ProxyServer(vertx, profiles, settings, who, observing, management);
        return proxy.server.listen().map(proxy).onFailure(failure -> proxy.letGo());
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Who is there. */
    Doorkeeper doorkeeper() {
        return doorkeeper;
    }

    /** For the meters of the process around it. */
    public MeterRegistry meters() {
        return meters.registry();
    }

    /**
     * Refuses requests from now on, lets running ones end and their turns be kept, within the bound of the settings, and lets go of everything.
     * The profiles stay open: they are the caller's.
     */
    public Future<Void> close() {
        return inFlight.drain()
                .timeout(settings.timeouts().drain().toMillis(), TimeUnit.MILLISECONDS)
                .transform(drained -> kept())
                .transform(kept -> server.shutdown(LAST_BYTES_MILLIS, TimeUnit.MILLISECONDS))
                // Before upstream's side goes: who was cut off here shall not seem to have been cut off there.
                .transform(cut -> inFlight.drain()
                        .timeout(LAST_BYTES_MILLIS, TimeUnit.MILLISECONDS)
                        .otherwiseEmpty())
                // Once more, for the turns of those who were cut off just now.
                .transform(closed -> kept())
                .eventually(this::letGo);
    }

    /** Completes when ended turns are kept, within a bound; never fails. */
    private Future<Void> kept() {
        return remembering
                .settled()
                .timeout(settings.timeouts().drain().toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private Future<Void> letGo() {
        doorkeeper.close();
        reader.close();
        return client.close();
    }

    private static HttpServerOptions options(ProxySettings settings, Duration idle) {
        long idleMillis = idle.plus(CLIENT_IDLE_MARGIN).toMillis();
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setMaxHeaderSize(settings.limits().headerBytes())
                .setMaxInitialLineLength(settings.limits().lineBytes())
                .setMaxChunkSize(MOST_CHUNK_BYTES)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(idleMillis))
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
    }

    /** What is not HTTP, or too much of it. */
    private void refuse(HttpServerRequest request) {
        error(request.decoderResult().cause()).send(request.response());
        request.connection().close();
    }

    private OpenAiError error(Throwable cause) {
        ProxySettings.Limits limits = settings.limits();
        if (cause instanceof TooLongHttpLineException) {
            return new OpenAiError(
                    Fault.LINE_TOO_LONG, "The request line is longer than " + limits.lineBytes() + " bytes.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new OpenAiError(
                    Fault.HEADERS_TOO_LARGE,
                    "The request's headers are larger than " + limits.headerBytes() + " bytes.");
        }
        return new OpenAiError(
                Fault.MALFORMED, "This is not HTTP as it should be: look for control characters in the headers.");
    }
}
