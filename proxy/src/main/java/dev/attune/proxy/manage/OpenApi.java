package dev.attune.proxy.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The description of the API, read once. */
final class OpenApi {

    private final JsonNode document = read();

    CompletionStage<Answer> document(Call call) {
        return CompletableFuture.completedStage(Answer.ok(document));
    }

    private static JsonNode read() {
        try (InputStream resource = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (resource == null) {
                throw new IllegalStateException("openapi.json is not in the jar");
            }
            return Json.read(Buffer.buffer(resource.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
