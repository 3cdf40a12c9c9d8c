package dev.attune.proxy.manage;

import io.vertx.core.http.HttpMethod;
import java.util.concurrent.CompletionStage;

/** One row of the table of routes. */
record Endpoint(HttpMethod method, PathTemplate path, Handler handler) {

    static Endpoint get(String path, Handler handler) {
        return new Endpoint(HttpMethod.GET, PathTemplate.of(path), handler);
    }

    static Endpoint post(String path, Handler handler) {
        return new Endpoint(HttpMethod.POST, PathTemplate.of(path), handler);
    }

    static Endpoint patch(String path, Handler handler) {
        return new Endpoint(HttpMethod.PATCH, PathTemplate.of(path), handler);
    }

    static Endpoint delete(String path, Handler handler) {
        return new Endpoint(HttpMethod.DELETE, PathTemplate.of(path), handler);
    }

    /** Answers a call. Runs on a worker of the management API; what it returns may complete on any thread. */
    @FunctionalInterface
    interface Handler {
        CompletionStage<Answer> answer(Call call);
    }
}
