package dev.attune.profile.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attune.profile.ConfigFiles;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML file of the configuration into a record. Keys are written with dashes; one that is unknown is an error, and so is one
 * that is missing, unless its part of the record may be absent, a number or a yes or no.
 */
public final class ConfigDocument {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ConfigDocument() {}

    /** The file's content; an {@link IllegalArgumentException} that names the file and the place when it does not fit. */
    public static <T extends Record> T read(ConfigFiles files, String path, Class<T> type) {
        try {
            T document = MAPPER.readValue(files.read(path), type);
            checkComplete(path, document);
            return document;
        } catch (UnrecognizedPropertyException unknown) {
            throw new IllegalArgumentException(
                    path + ": there is no key " + unknown.getPropertyName() + place(unknown), unknown);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    path + ": " + malformed.getOriginalMessage() + place(malformed), malformed);
        }
    }

    private static String place(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? ""
                : " (near line " + malformed.getLocation().getLineNr() + ")";
    }

    private static void checkComplete(String where, @Nullable Object part) {
        if (part instanceof Collection<?> list) {
            list.forEach(element -> checkComplete(where, element));
        }
        if (part instanceof Record document) {
            for (RecordComponent component : document.getClass().getRecordComponents()) {
                checkComplete(where, document, component);
            }
        }
    }

    private static void checkComplete(String where, Record document, RecordComponent component) {
        String place = where + ": " + dashed(component.getName());
        Object value = valueOf(document, component);
        if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new IllegalArgumentException(place + " is missing");
        }
        checkComplete(place, value);
    }

    private static @Nullable Object valueOf(Record document, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(document);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record has an accessor for each component", impossible);
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
