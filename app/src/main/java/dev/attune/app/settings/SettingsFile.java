package dev.attune.app.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The text of {@code attune.yaml} as key and value, levels joined by dots. Nothing is said here about which keys there are. */
final class SettingsFile {

    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private final String place;
    private final Map<String, String> values = new LinkedHashMap<>();

    private SettingsFile(String place) {
        this.place = place;
    }

    /** Reads it; {@code place} is how a failure names the file. A key without a value is left out. */
    static Map<String, String> read(String place, String text) throws SettingsFailure {
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new SettingsFailure(place + ": " + whereBroken(broken) + "; it must be YAML of keys and values");
        }
        SettingsFile file = new SettingsFile(place);
        if (!root.isMissingNode() && !root.isNull()) {
            file.flatten("", root);
        }
        return Map.copyOf(file.values);
    }

    private void flatten(String key, JsonNode node) throws SettingsFailure {
        if (node.isNull()) {
            return;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                flatten(key.isEmpty() ? entry.getKey() : key + '.' + entry.getKey(), entry.getValue());
            }
            return;
        }
        if (node.isArray() && isList(key)) {
            list(key, node);
            return;
        }
        if (!node.isValueNode() || key.isEmpty()) {
            throw new SettingsFailure(place + ": " + (key.isEmpty() ? "the file" : key)
                    + " holds a list or a lone value, but must hold "
                    + (key.isEmpty() ? "keys and values" : "one value"));
        }
        if (values.put(key, node.asText().strip()) != null) {
            throw new SettingsFailure(place + ": " + key + " is set twice; it must be set once");
        }
    }

    private static boolean isList(String key) {
        return key.equals(UpstreamsReader.LIST) || isOfWords(key);
    }

    private static boolean isOfWords(String key) {
        return UpstreamsReader.isOne(key)
                || Stream.of(
                                Keys.CORS_ORIGINS,
                                Keys.CONSOLE_FRAME_ANCESTORS,
                                Keys.CONSOLE_USERS,
                                Keys.CONSOLE_OIDC_ROLES)
                        .anyMatch(list -> key.equals(list.name()));
    }

    /** A list of entries has a number in its keys; a list of words is the same as the words between commas. */
    private void list(String key, JsonNode list) throws SettingsFailure {
        List<String> words = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            JsonNode item = list.get(index);
            if (item.isValueNode() && isOfWords(key)) {
                words.add(item.asText().strip());
            } else if (item.isObject() && !isOfWords(key)) {
                flatten(key + '[' + index + ']', item);
            } else {
                throw new SettingsFailure(place + ": " + key + '[' + index + "] must hold "
                        + (isOfWords(key) ? "one value" : "keys and values"));
            }
        }
        if (!words.isEmpty()) {
            values.put(key, String.join(",", words));
        }
    }

    // The parser's own message quotes the text around the fault, which may be a secret.
    private static String whereBroken(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? "it cannot be read"
                : "line " + broken.getLocation().getLineNr() + " cannot be read";
    }
}
