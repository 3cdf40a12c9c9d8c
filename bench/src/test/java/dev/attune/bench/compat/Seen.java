package dev.attune.bench.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.ObjectMappers;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/** What OpenAI's client for Java saw in one run. */
final class Seen {

    private static final JsonMapper JSON = ObjectMappers.jsonMapper();

    /** Those of one connection; Attune's own are what it adds. */
    private static final Set<String> NOT_OF_THE_ANSWER =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length");

    private final ObjectNode view = JSON.createObjectNode();
    private final ArrayNode answers = view.putArray("answers");
    private final ArrayNode pieces = view.putArray("pieces");
    private final int leaveAfter;

    /** @param leaveAfter pieces of a stream; 0 for never */
    Seen(int leaveAfter) {
        this.leaveAfter = leaveAfter;
    }

    JsonNode view() {
        return view;
    }

    /** An answer, which is handed on. */
    <T> T answer(HttpResponseFor<T> response) {
        view.set("headers", headers(response.headers()));
        T answer = response.parse();
        answers.addPOJO(JSON.valueToTree(answer));
        return answer;
    }

    void answer(Object answer) {
        answers.addPOJO(JSON.valueToTree(answer));
    }

    /** A stream, to its end or until the client leaves it. */
    <T> void pieces(HttpResponseFor<StreamResponse<T>> response) {
        view.set("headers", headers(response.headers()));
        try (StreamResponse<T> stream = response.parse()) {
            Iterator<T> each = stream.stream().iterator();
            while ((leaveAfter == 0 || pieces.size() < leaveAfter) && each.hasNext()) {
                pieces.addPOJO(JSON.valueToTree(each.next()));
            }
        }
    }

    void failure(RuntimeException failure) {
        ObjectNode error = view.putObject("error");
        error.put("kind", failure.getClass().getName()).put("message", failure.getMessage());
        if (failure instanceof OpenAIServiceException refused && !(failure instanceof SseException)) {
            error.put("status", refused.statusCode());
        }
        if (failure instanceof OpenAIServiceException refused) {
            error.put("code", refused.code().orElse(null))
                    .put("type", refused.type().orElse(null))
                    .put("param", refused.param().orElse(null));
            error.put("body", String.valueOf(refused.body()));
            error.set("headers", headers(refused.headers()));
        }
        if (failure.getCause() != null) {
            error.put("cause", kind(failure.getCause()));
        }
    }

    /** Whether the connection broke by a reset or an end is not told apart: a proxy ends it, so that what came before is not lost. */
    private static String kind(Throwable cause) {
        if (cause instanceof InterruptedIOException) {
            return "it took too long";
        }
        return cause instanceof IOException ? "the connection broke" : cause.toString();
    }

    private static ArrayNode headers(Headers headers) {
        ArrayNode list = JSON.createArrayNode();
        headers.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !NOT_OF_THE_ANSWER.contains(name) && !name.startsWith("attune-"))
                .sorted()
                .forEach(name -> headers.values(name).forEach(value -> list.add(name + ": " + value)));
        return list;
    }
}
