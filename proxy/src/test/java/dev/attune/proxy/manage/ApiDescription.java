package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code openapi.json}, to hold answers against. */
final class ApiDescription {

    private final JsonNode document = load();
    private final SchemaCheck check = new SchemaCheck(document);

    /** Every operation as {@code METHOD path}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Fails when an answer of a described path has a status or a shape that is not described. */
    void assertDescribes(String method, String rawPath, int status, JsonNode body) {
        Optional<JsonNode> operation = operation(method, rawPath);
        if (operation.isEmpty()) {
            return;
        }
        String call = method + " " + rawPath + " " + status;
        JsonNode response = check.resolve(operation.get().path("responses").path(String.valueOf(status)));
        assertThat(response.isMissingNode()).as(call + " is described").isFalse();
        JsonNode schema = response.at("/content/application~1json/schema");
        assertThat(check.problems(schema, body, call)).isEmpty();
    }

    private Optional<JsonNode> operation(String method, String rawPath) {
        var path = PathTemplate.split(rawPath.substring(RouteTable.PREFIX.length()));
        for (Map.Entry<String, JsonNode> each : document.get("paths").properties()) {
            JsonNode operation = each.getValue().get(method.toLowerCase(Locale.ROOT));
            if (operation != null && PathTemplate.of(each.getKey()).match(path).isPresent()) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    private static JsonNode load() {
        try (InputStream resource = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
            return Json.read(Buffer.buffer(resource.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
