package dev.attune.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Switches in the words of {@code policy/tenants.yaml}: what stands there under {@code everyone}, or under the name of a tenant. */
public final class SwitchesText {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String PERSONALIZATION = "personalization";
    private static final String FACETS = "facets";
    private static final String INTENSITY = "intensity";
    private static final String SENSITIVE = "sensitive";

    private SwitchesText() {}

    /** What a text sets; an {@link InvalidInput} names the switch at fault. */
    public static ControlsPatch parse(String text) {
        try {
            return read(YAML.readTree(text), "");
        } catch (JsonProcessingException malformed) {
            throw new InvalidInput("text", "cannot be read: " + malformed.getOriginalMessage());
        }
    }

    /** The same for a part of a file. */
    public static ControlsPatch read(JsonNode node, String path) {
        only(node, path, Set.of(PERSONALIZATION, FACETS, INTENSITY, SENSITIVE));
        return new ControlsPatch(
                choice(Personalization.class, node, path, PERSONALIZATION),
                keyed(Facet.class, node.path(FACETS), under(path, FACETS), SwitchesText::switches),
                choice(Intensity.class, node, path, INTENSITY),
                keyed(SensitiveClass.class, node.path(SENSITIVE), under(path, SENSITIVE), SwitchesText::policy));
    }

    /** The text that sets these, always in the same order; empty for none. */
    public static String of(ControlsPatch patch) {
        StringBuilder text = new StringBuilder();
        if (patch.personalization() != null) {
            // In quotes: some readers of YAML take a bare "off" for false.
            line(text, PERSONALIZATION, '"' + patch.personalization().label() + '"');
        }
        if (patch.intensity() != null) {
            line(text, INTENSITY, patch.intensity().label());
        }
        block(text, FACETS, Facet.class, patch.facets(), SwitchesText::flags);
        block(text, SENSITIVE, SensitiveClass.class, patch.sensitive(), SensitivePolicy::label);
        return text.toString();
    }

    /** Refuses names other than these. */
    public static void only(JsonNode node, String path, Set<String> known) {
        each(node, path.isEmpty() ? "text" : path).keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInput(under(path, name), "is not known; known are " + known);
                });
    }

    /** The settings of a node by their names. */
    public static Map<String, JsonNode> each(JsonNode node, String path) {
        Map<String, JsonNode> all = new HashMap<>();
        if (node.isMissingNode() || node.isNull()) {
            return all;
        }
        if (!node.isObject()) {
            throw new InvalidInput(path, "must be settings by name");
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            all.put(field.getKey(), field.getValue());
        }
        return all;
    }

    private static ControlsPatch.SwitchPatch switches(JsonNode node, String path) {
        only(node, path, Set.of("learn", "apply"));
        return new ControlsPatch.SwitchPatch(flag(node, path, "learn"), flag(node, path, "apply"));
    }

    private static SensitivePolicy policy(JsonNode node, String path) {
        return Labelled.parse(SensitivePolicy.class, path, node.asText());
    }

    private static <K extends Enum<K> & Labelled, V> Map<K, V> keyed(
            Class<K> type, JsonNode node, String path, BiFunction<JsonNode, String, V> read) {
        Map<K, V> all = new EnumMap<>(type);
        each(node, path).forEach((name, value) -> {
            String place = path + "." + name;
            all.put(Labelled.parse(type, place, name), read.apply(value, place));
        });
        return all;
    }

    private static <E extends Enum<E> & Labelled> @Nullable E choice(
            Class<E> type, JsonNode node, String path, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        // YAML reads a bare "off" as false in some of its versions.
        String label = value.isBoolean() ? value.booleanValue() ? "on" : "off" : value.asText();
        return Labelled.parse(type, under(path, name), label);
    }

    private static @Nullable Boolean flag(JsonNode node, String path, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new InvalidInput(path + "." + name, "must be true or false");
        }
        return value.booleanValue();
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String flags(ControlsPatch.SwitchPatch patch) {
        List<String> flags = new ArrayList<>();
        if (patch.learn() != null) {
            flags.add("learn: " + patch.learn());
        }
        if (patch.apply() != null) {
            flags.add("apply: " + patch.apply());
        }
        return '{' + String.join(", ", flags) + '}';
    }

    private static <K extends Enum<K> & Labelled, V> void block(
            StringBuilder text, String name, Class<K> type, Map<K, V> values, Function<V, String> write) {
        if (values.isEmpty()) {
            return;
        }
        text.append(name).append(":\n");
        for (K key : type.getEnumConstants()) {
            V value = values.get(key);
            if (value != null) {
                line(text, "  " + key.label(), write.apply(value));
            }
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
