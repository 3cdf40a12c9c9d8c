package dev.attune.proxy;

import dev.attune.proxy.access.Refusal;
import dev.attune.proxy.wire.Reading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where requests go: by the model that they ask for, the address, the path and the key. */
final class Upstream implements OriginRequestProvider {

    /** What is mapped to the upstream's base path. */
    static final String PREFIX = "/v1";

    /**
     * Kept shorter than the five seconds after which common model servers close an idle connection: a request that meets the close on its
     * way would be lost, and it cannot be sent again, since it may have cost its price already.
     */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private static final int MOST_CHUNK_BYTES = 65536;

    private final ProxySettings settings;
    private final Destination usual;
    private final List<Destination> others;

    Upstream(ProxySettings settings) {
        this.settings = settings;
        this.usual = settings.usual();
        this.others = settings.routing().others();
    }

    /** Whether the model matters. */
    boolean goesByModel() {
        return !others.isEmpty();
    }

    /** The longest that any of them may be silent. */
    Duration longestIdle() {
        return all().map(Destination.Waits::idle).max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<Destination.Waits> all() {
        return Stream.concat(Stream.of(usual), others.stream()).map(Destination::waits);
    }

    HttpClient client(Vertx vertx) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(longestConnect().toMillis()))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxChunkSize(MOST_CHUNK_BYTES)
                .setMaxHeaderSize(settings.limits().headerBytes())
                .setMaxInitialLineLength(settings.limits().lineBytes())
                .setDecompressionSupported(false);
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(settings.limits().upstreamConnections());
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                // Told by each answer's future; without a handler here it would be logged besides.
                .withConnectHandler(connection -> connection.exceptionHandler(failure -> {}))
                .build();
    }

    private Duration longestConnect() {
        return all().map(Destination.Waits::connect)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A connection for the call. Should the client leave while it is being made, nothing is sent on it. */
    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        Call call = Call.of(context);
        RequestOptions address = new RequestOptions()
                .setHost(call.destination().url().getHost())
                .setPort(call.destination().port())
                .setSsl(call.destination().isSecure())
                .setConnectTimeout(call.destination().waits().connect().toMillis());
        return context.client().request(address).compose(request -> {
            // Told by the answer's future too; without a handler here it would be logged besides.
            request.exceptionHandler(failure -> {});
            if (call.hasLeft()) {
                return request.reset().transform(done -> Future.failedFuture(new ClientLeft()));
            }
            if (!context.isWebSocket() && Trailers.areTaken(call.request().headers())) {
                Trailers.take(request.headers());
            }
            call.upstream(request);
            return Future.succeededFuture(request);
        });
    }

    /**
     * Chooses where the call goes and rewrites path and key; nothing else is changed. Throws a {@link Refusal} where the client's key is for
     * another upstream.
     */
    void address(Call call) {
        String model = call.reading().map(Reading::model).orElse("");
        Destination destination = others.stream()
                .filter(other -> other.models().matches(model))
                .findFirst()
                .orElse(usual);
        call.admission().checkUpstream(destination.name());
        call.destination(destination);
        ProxyRequest request = call.context().request();
        request.setURI(destination.basePath() + rest(request.proxiedRequest()));
        String key = destination.credentials().key();
        if (key != null) {
            request.putHeader("authorization", "Bearer " + key);
            if (call.context().isWebSocket()) {
                call.admission().stripSubprotocols(request.headers());
            }
            if (call.admission().isByApiKeyHeader()) {
                request.putHeader("x-api-key", key);
            }
        }
        destination.credentials().headers().forEach(request::putHeader);
    }

    /** Path and query behind the prefix, as they came. */
    private static String rest(HttpServerRequest request) {
        String uri = request.uri();
        if (uri.startsWith(PREFIX)) {
            return uri.substring(PREFIX.length());
        }
        // The absolute form that clients of forward proxies send.
        @Nullable String query = request.query();
        String path = String.valueOf(request.path());
        return path.substring(PREFIX.length()) + (query == null ? "" : "?" + query);
    }
}
