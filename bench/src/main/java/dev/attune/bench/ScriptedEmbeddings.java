package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

/** Embeddings: the same vector for each text, in the encoding that the request wants. */
final class ScriptedEmbeddings implements ScriptedShape {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final float[] VECTOR = {0.25f, -0.5f, 1.0e-7f};

    @Override
    public String whole(JsonNode request, String text) {
        ObjectNode list = JSON.createObjectNode().put("object", "list").put("model", "scripted");
        ArrayNode data = list.putArray("data");
        for (int index = 0; index < request.path("input").size(); index++) {
            ObjectNode item = data.addObject().put("object", "embedding").put("index", index);
            if (request.path("encoding_format").asText().equals("base64")) {
                item.put("embedding", base64());
            } else {
                ArrayNode numbers = item.putArray("embedding");
                for (float number : VECTOR) {
                    numbers.add(number);
                }
            }
        }
        list.putObject("usage").put("prompt_tokens", 3).put("total_tokens", 3);
        return list.toString();
    }

    @Override
    public List<String> events(JsonNode request, String text) {
        throw new UnsupportedOperationException("embeddings are not streamed");
    }

    private static String base64() {
        ByteBuffer bytes = ByteBuffer.allocate(VECTOR.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : VECTOR) {
            bytes.putFloat(number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
