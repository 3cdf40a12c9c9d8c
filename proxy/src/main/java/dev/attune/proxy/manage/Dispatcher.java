package dev.attune.proxy.manage;

import dev.attune.profile.model.InvalidInput;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;

/**
 * The way of one call: find its endpoint, read its body, parse and ask, render, send. The event loop only moves bytes; parsing and
 * rendering, which for a large transcript or profile take milliseconds, run on the workers named {@value #WORKERS}.
 */
final class Dispatcher implements Handler<RoutingContext> {

    private static final String WORKERS = "attune-manage";
    private static final int THREADS = 2;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final RouteTable table;
    private final int mostBodyBytes;

    Dispatcher(Vertx vertx, RouteTable table, int mostBodyBytes) {
        this.vertx = vertx;
        this.workers = vertx.createSharedWorkerExecutor(WORKERS, THREADS);
        this.table = table;
        this.mostBodyBytes = mostBodyBytes;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Future.succeededFuture(request)
                .map(table::match)
                .compose(match -> ask(request, match))
                .compose(answer -> send(request, answer))
                // The edge of a call: whatever went wrong below, the caller gets an answer and the connection lives on.
                .onFailure(failure -> Replies.fail(request, failure));
    }

    private Future<Answer> ask(HttpServerRequest request, RouteTable.Match match) {
        MultiMap query = query(request);
        return Bodies.read(request, mostBodyBytes)
                .compose(body -> workers.executeBlocking(() -> match.answer(query, request.headers(), body), false))
                .compose(this::onLoop);
    }

    private Future<Answer> onLoop(CompletionStage<Answer> stage) {
        return Future.fromCompletionStage(stage, vertx.getOrCreateContext());
    }

    private Future<Void> send(HttpServerRequest request, Answer answer) {
        if (answer instanceof Answer.Live live) {
            live.opening().open(request);
            return Future.succeededFuture();
        }
        Answer.Value value = (Answer.Value) answer;
        Future<Buffer> rendered =
                workers.executeBlocking(() -> Json.write(value.body().get()), false);
        return rendered.map(json -> {
            Replies.send(request, value.status(), value.headers(), json);
            return null;
        });
    }

    private static MultiMap query(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("query", "must be percent-encoded UTF-8");
        }
    }
}
