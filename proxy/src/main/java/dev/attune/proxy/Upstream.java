package dev.attune.proxy;

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
import org.jspecify.annotations.Nullable;

/** Where requests go: the address, the path and the key. */
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
    private final String basePath;

    Upstream(ProxySettings settings) {
        this.settings = settings;
        String path = settings.upstream().getRawPath() == null
                ? ""
                : settings.upstream().getRawPath();
        this.basePath = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    HttpClient client(Vertx vertx) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) settings.timeouts().connect().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxChunkSize(MOST_CHUNK_BYTES)
                .setMaxHeaderSize(settings.limits().headerBytes())
                .setMaxInitialLineLength(settings.limits().lineBytes())
                .setDecompressionSupported(false);
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(settings.limits().upstreamConnections());
        return vertx.createHttpClient(options, pool);
    }

    /** A connection for the call. Should the client leave while it is being made, nothing is sent on it. */
    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        Call call = Call.of(context);
        RequestOptions address = new RequestOptions()
                .setHost(settings.upstream().getHost())
                .setPort(settings.upstreamPort())
                .setSsl(settings.isUpstreamSecure());
        return context.client().request(address).compose(request -> {
            if (call.hasLeft()) {
                return request.reset().transform(done -> Future.failedFuture(new ClientLeft()));
            }
            // Told by the answer's future too; without a handler here it would be logged besides.
            request.exceptionHandler(failure -> {});
            call.upstream(request);
            return Future.succeededFuture(request);
        });
    }

    /** Rewrites path and key; nothing else is changed. */
    void address(ProxyRequest request) {
        request.setURI(basePath + rest(request.proxiedRequest()));
        String key = settings.upstreamKey();
        if (key != null) {
            request.putHeader("authorization", "Bearer " + key);
        }
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
