package dev.attune.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** The least that a proxy on Vert.x can do: pipe every request to one upstream and its answer back. */
public final class BarePipe {

    private static final int MOST_CONNECTIONS = 256;

    private final HttpClient client;
    private final int upstreamPort;

    private BarePipe(HttpClient client, int upstreamPort) {
        this.client = client;
        this.upstreamPort = upstreamPort;
    }

    /** Arguments: the port to listen on and the port of the upstream, both on 127.0.0.1. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        BarePipe pipe = new BarePipe(client, Integer.parseInt(arguments[1]));
        vertx.createHttpServer(new HttpServerOptions().setMaxChunkSize(65_536))
                .requestHandler(pipe::handle)
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .await();
    }

    private void handle(HttpServerRequest request) {
        request.pause();
        RequestOptions target = new RequestOptions()
                .setMethod(request.method())
                .setHost("127.0.0.1")
                .setPort(upstreamPort)
                .setURI(request.uri());
        client.request(target)
                .compose(out -> {
                    request.headers().remove("host");
                    out.headers().addAll(request.headers());
                    return out.send(request);
                })
                .compose(answer -> {
                    request.response().setStatusCode(answer.statusCode());
                    request.response().headers().addAll(answer.headers());
                    return answer.pipeTo(request.response());
                })
                .recover(failure -> {
                    request.response().reset();
                    return Future.succeededFuture();
                });
    }
}
