package dev.attune.profile.foreign;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memories of mem0 (docs.mem0.ai, "Get all memories"): a list of objects, or an object that has one as {@code results} or
 * {@code memories}. Of a memory that was updated the time of the update counts, for since then it reads so.
 */
final class Mem0Facts {

    private static final Set<String> LISTS = Set.of("results", "memories");
    private static final String NONE =
            "It holds no list of memories: it must be a list, or an object with a list as results or memories.";

    private final Dates dates;
    private final FactSink sink;

    Mem0Facts(Instant now, FactSink sink) {
        this.dates = new Dates(now);
        this.sink = sink;
    }

    void read(InputStream in) throws IOException, UnreadableFile {
        JsonItems.walk(in, 0, json -> {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                list(json);
            } else if (first != JsonToken.START_OBJECT || !lists(json)) {
                throw new UnreadableFile(0, NONE);
            }
            json.afresh();
            if (json.nextToken() != null) {
                throw new UnreadableFile(0, "Something follows the end of its JSON.");
            }
        });
    }

    private boolean lists(JsonItems.Bounded json) throws IOException {
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            json.afresh();
            boolean wanted = !found && LISTS.contains(json.currentName());
            if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
                list(json);
                found = true;
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private void list(JsonItems.Bounded json) throws IOException {
        int item = 0;
        json.afresh();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            item++;
            take(item, json.tree());
            json.afresh();
        }
    }

    private void take(int item, JsonNode memory) {
        try {
            if (!memory.isObject()) {
                throw new InvalidInput("item", "must be an object with a memory in it");
            }
            JsonNode text = memory.path("memory");
            if (!text.isTextual()) {
                throw new InvalidInput("memory", text.isMissingNode() ? "is missing" : "must be a text");
            }
            String words = Texts.paired("memory", text.textValue().strip());
            InvalidInput.text("memory", words, Memory.MOST_CHARACTERS);
            Instant at = at(memory);
            String id = memory.path("id").asText("");
            // With its words: under the same id mem0 may say something new by the next time.
            String ref = Fact.ref("mem0", Texts.digest(id.isEmpty() ? String.valueOf(at) : id, words));
            sink.fact(item, person(memory.path("user_id")), new Fact(ref, words, null, null, at));
        } catch (InvalidInput wrong) {
            sink.wrong(new Problem(item, "Its " + wrong.field() + " " + wrong.getMessage() + "."));
        }
    }

    private static @Nullable String person(JsonNode user) {
        if (user.isMissingNode() || user.isNull()) {
            return null;
        }
        if (!user.isTextual() && !user.isIntegralNumber()) {
            throw new InvalidInput("user_id", "must be a text");
        }
        String id = Texts.paired("user_id", user.asText().strip());
        // The tenant is not the file's to say.
        return id.isEmpty() ? null : new Person(Person.DEFAULT_TENANT, id).id();
    }

    private @Nullable Instant at(JsonNode memory) {
        Instant updated = time("updated_at", memory.path("updated_at"));
        return updated == null ? time("created_at", memory.path("created_at")) : updated;
    }

    private @Nullable Instant time(String field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return dates.ofSeconds(field, value.doubleValue());
        }
        if (!value.isTextual()) {
            throw new InvalidInput(field, "must be a time in ISO 8601");
        }
        return dates.parse(field, value.textValue());
    }
}
