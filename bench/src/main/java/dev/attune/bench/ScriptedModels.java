package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The list of models. */
final class ScriptedModels implements ScriptedShape {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String whole(JsonNode request, String text) {
        ObjectNode list = JSON.createObjectNode().put("object", "list");
        list.putArray("data")
                .addObject()
                .put("id", "scripted")
                .put("object", "model")
                .put("created", 1_700_000_000)
                .put("owned_by", "nobody");
        return list.toString();
    }

    @Override
    public List<String> events(JsonNode request, String text) {
        throw new UnsupportedOperationException("the list of models is not streamed");
    }
}
