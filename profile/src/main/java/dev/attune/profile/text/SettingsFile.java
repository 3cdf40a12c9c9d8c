package dev.attune.profile.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attune.profile.ConfigFiles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Reads a YAML file of settings into a record of the same names: every one must be there, no other may be, and numbers are 0 or
 * more.
 */
public final class SettingsFile {

    private static final ObjectMapper YAML =
            JsonMapper.builder(new YAMLFactory()).build();

    private final String file;

    private SettingsFile(String file) {
        this.file = file;
    }

    /** The settings; an {@link IllegalArgumentException} names the file, the setting and what is wrong with it. */
    public static <T extends Record> T read(ConfigFiles files, String file, Class<T> type) {
        SettingsFile settings = new SettingsFile(file);
        try {
            JsonNode root = YAML.readTree(files.read(file));
            settings.check(root, type, "");
            return YAML.treeToValue(root, type);
        } catch (JsonProcessingException failure) {
            int line = failure.getLocation() == null ? 0 : failure.getLocation().getLineNr();
            String place = line > 0 ? file + ", line " + line : file;
            throw new IllegalArgumentException(place + ": " + failure.getOriginalMessage(), failure);
        }
    }

    private void check(JsonNode node, Class<?> type, String path) {
        if (!node.isObject()) {
            throw wrong(path, "must be settings by name");
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        List<RecordComponent> expected = Arrays.asList(type.getRecordComponents());
        List<String> names = expected.stream().map(RecordComponent::getName).toList();
        for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!names.contains(name)) {
                throw wrong(prefix + name, "is no setting; there are " + String.join(", ", names));
            }
        }
        expected.forEach(
                component -> checkValue(node.get(component.getName()), component, prefix + component.getName()));
    }

    private void checkValue(JsonNode value, RecordComponent component, String path) {
        Class<?> type = component.getType();
        if (value == null || value.isNull()) {
            throw wrong(path, "is missing");
        }
        if (type.isRecord()) {
            check(value, type, path);
        } else if (type == int.class && !(value.canConvertToInt() && value.isIntegralNumber() && value.asInt() >= 0)) {
            throw wrong(path, "is " + value + ", must be a whole number from 0 on");
        } else if (type == double.class && !(value.isNumber() && value.asDouble() >= 0)) {
            throw wrong(path, "is " + value + ", must be a number from 0 on");
        }
    }

    private IllegalArgumentException wrong(String path, String problem) {
        return new IllegalArgumentException(path.isEmpty() ? file + " " + problem : file + ": " + path + " " + problem);
    }
}
