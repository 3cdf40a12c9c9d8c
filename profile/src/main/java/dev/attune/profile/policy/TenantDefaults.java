package dev.attune.profile.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.ControlsPatch;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The switches of whoever has not turned any, by tenant. Immutable. */
public final class TenantDefaults implements Function<String, Controls> {

    private static final String FILE = "policy/tenants.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Controls OPEN = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    private final Controls everyone;
    private final Map<String, Controls> tenants;

    private TenantDefaults(Controls everyone, Map<String, Controls> tenants) {
        this.everyone = everyone;
        this.tenants = Map.copyOf(tenants);
    }

    /** Reads {@code policy/tenants.yaml}; an {@link IllegalArgumentException} names what is wrong in it. */
    public static TenantDefaults read(ConfigFiles files) {
        try {
            JsonNode root = YAML.readTree(files.read(FILE));
            only(root, "", Set.of("everyone", "tenants"));
            Controls everyone = patch(root.path("everyone"), "everyone").applyTo(OPEN);
            Map<String, Controls> tenants = new HashMap<>();
            each(root.path("tenants"), "tenants")
                    .forEach((tenant, switches) -> tenants.put(
                            Person.checkTenant(tenant),
                            patch(switches, "tenants." + tenant).applyTo(everyone)));
            return new TenantDefaults(everyone, tenants);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(FILE + ": " + malformed.getOriginalMessage(), malformed);
        } catch (InvalidInput wrong) {
            throw new IllegalArgumentException(FILE + ": " + wrong.field() + " " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public Controls apply(String tenant) {
        return tenants.getOrDefault(tenant, everyone);
    }

    /** Those that have defaults of their own. */
    public SortedSet<String> tenants() {
        return new TreeSet<>(tenants.keySet());
    }

    private static ControlsPatch patch(JsonNode node, String path) {
        only(node, path, Set.of("personalization", "facets", "intensity", "sensitive"));
        return new ControlsPatch(
                choice(Personalization.class, node, path, "personalization"),
                keyed(Facet.class, node.path("facets"), path + ".facets", TenantDefaults::switches),
                choice(Intensity.class, node, path, "intensity"),
                keyed(SensitiveClass.class, node.path("sensitive"), path + ".sensitive", TenantDefaults::policyOf));
    }

    private static ControlsPatch.SwitchPatch switches(JsonNode node, String path) {
        only(node, path, Set.of("learn", "apply"));
        return new ControlsPatch.SwitchPatch(flag(node, path, "learn"), flag(node, path, "apply"));
    }

    private static SensitivePolicy policyOf(JsonNode node, String path) {
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
        return Labelled.parse(type, path + "." + name, label);
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

    private static Map<String, JsonNode> each(JsonNode node, String path) {
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

    private static void only(JsonNode node, String path, Set<String> known) {
        each(node, path.isEmpty() ? "the file" : path).keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInput(
                            path.isEmpty() ? name : path + "." + name, "is not known; known are " + known);
                });
    }
}
