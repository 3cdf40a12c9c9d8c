package dev.attune.console.playground;

import dev.attune.profile.model.Mode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Asks the proxy as any app would. On the event loop. */
final class ProxyCalls {

    private static final int CONNECT_MS = 5_000;
    private static final int IDLE_SECONDS = 60;
    private static final char DELETE = 0x7f;
    private static final String API = "/v1";

    private final WebClient client;
    private final String address;

    /** @param proxy its base URL, with or without {@code /v1} */
    ProxyCalls(Vertx vertx, URI proxy) {
        client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(CONNECT_MS)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setFollowRedirects(false));
        String base = proxy.toString().replaceAll("/+$", "");
        address = (base.endsWith(API) ? base : base + API) + "/chat/completions";
    }

    /** Fills the lane with the answer; completes when it has ended, however it did. */
    Future<Void> ask(Ask ask, Lane lane, Runnable changed) {
        JsonObject body =
                new JsonObject().put("model", ask.model()).put("stream", true).put("messages", ask.messages());
        EventText text = new EventText(piece -> {
            lane.add(piece);
            changed.run();
        });
        HttpRequest<Buffer> request = client.postAbs(address)
                .putHeader("Content-Type", "application/json")
                .putHeader("Attune-Conversation", ask.conversation())
                .putHeader("Attune-Mode", ask.mode().label());
        if (ask.user().chars().allMatch(unit -> unit > ' ' && unit < DELETE)) {
            request.putHeader("Attune-User", ask.user());
        } else {
            // A header holds no more than ASCII for sure (RFC 9110, 5.5); the body holds anything.
            body.put("user", ask.user());
        }
        if (!ask.key().isEmpty()) {
            request.putHeader("Authorization", "Bearer " + ask.key());
        }
        return request.as(BodyCodec.pipe(text))
                .sendJsonObject(body)
                .<Void>map(answer -> {
                    if (answer.statusCode() == 200) {
                        String verdict = answer.getHeader("Attune-Personalization");
                        lane.ended(verdict == null ? "" : verdict, answer.getHeader("Attune-Trace"));
                    } else {
                        lane.failed("The proxy answered with status " + answer.statusCode()
                                + (answer.statusCode() == 401 ? ": it wants a key." : "."));
                    }
                    return null;
                })
                .recover(failure -> {
                    lane.failed("The proxy cannot be asked at " + address + ".");
                    return Future.succeededFuture();
                })
                .onComplete(done -> changed.run());
    }

    void close() {
        client.close();
    }

    /**
     * What to ask.
     *
     * @param key for the proxy or upstream; empty for none
     */
    record Ask(String user, String conversation, String model, String key, Mode mode, JsonArray messages) {}
}
