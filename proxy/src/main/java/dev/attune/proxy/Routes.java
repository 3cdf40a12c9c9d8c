package dev.attune.proxy;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of paths. */
final class Routes implements Handler<HttpServerRequest> {

    private final InFlight inFlight;
    private final List<Route> table;

    Routes(
            Handler<HttpServerRequest> dataPlane,
            Handler<HttpServerRequest> management,
            Health health,
            Handler<HttpServerRequest> metrics,
            InFlight inFlight) {
        this.inFlight = inFlight;
        table = List.of(
                new Route("/v1", true, guarded(dataPlane)),
                new Route("/attune/v1", true, management),
                new Route("/health/live", false, health::live),
                new Route("/health/ready", false, health::ready),
                new Route("/metrics", false, metrics));
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (Framing.isOdd(request)) {
            Framing.refuse(request);
            return;
        }
        String path = request.path();
        table.stream()
                .filter(route -> route.takes(path))
                .findFirst()
                .map(Route::handler)
                .orElse(Routes::unknown)
                .handle(request);
    }

    private Handler<HttpServerRequest> guarded(Handler<HttpServerRequest> dataPlane) {
        return request -> {
            if (inFlight.isDraining()) {
                request.response().putHeader("connection", "close");
                new OpenAiError(Fault.CLOSING, "This proxy is closing: ask again.").send(request.response());
            } else if (climbs(request.path())) {
                unknown(request);
            } else {
                dataPlane.handle(request);
            }
        };
    }

    private static void unknown(HttpServerRequest request) {
        new OpenAiError(
                        Fault.UNKNOWN_PATH,
                        "There is nothing at this path. Models are under /v1, the management API under /attune/v1.")
                .send(request.response());
    }

    /** Steps upward would leave the base path, with the upstream's key in hand. */
    private static boolean climbs(String asked) {
        if (asked.indexOf('.') < 0 && asked.indexOf('%') < 0) {
            return false;
        }
        String plain = asked.toLowerCase(Locale.ROOT)
                .replace("%2e", ".")
                .replace("%2f", "/")
                .replace("%5c", "/");
        return Arrays.stream(plain.replace('\\', '/').split("/", -1))
                .anyMatch(segment -> segment.equals("..") || segment.equals("."));
    }

    /**
     * One line of the table.
     *
     * @param below whether it takes the paths below it too
     */
    private record Route(String path, boolean below, Handler<HttpServerRequest> handler) {

        boolean takes(@Nullable String asked) {
            if (asked == null) {
                return false;
            }
            boolean underneath = below && asked.startsWith(path + "/");
            return asked.equals(path) || underneath;
        }
    }
}
