package dev.attune.proxy.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object field by field. What cannot be taken is an {@link InvalidInput} that names the field by its path, such as
 * {@code turns[0].role}. A field that is null counts as absent, unless the object is {@linkplain #patch a patch}.
 */
final class Fields {

    private final String path;
    private final JsonNode object;

    private Fields(String path, JsonNode object) {
        this.path = path;
        this.object = object;
    }

    static Fields of(JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidInput("body", "must be a JSON object");
        }
        return new Fields("", body);
    }

    /** The path of a field, as errors name it. */
    String path(String name) {
        return path + name;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode tree() {
        return object;
    }

    /** Refuses fields of other names. */
    Fields only(Set<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw new InvalidInput(path(name), "is not known here; known are " + new TreeSet<>(known));
            }
        }
        return this;
    }

    /** Refuses fields of other names, and nulls: what a patch leaves out stays as it is, and nothing else does. */
    Fields patch(Set<String> known) {
        only(known);
        for (String name : names()) {
            if (object.get(name).isNull()) {
                throw new InvalidInput(path(name), "must not be null; leave it out to keep what is there");
            }
        }
        return this;
    }

    @Nullable
    String text(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidInput(path(name), "must be a string");
        }
        return paired(name, value.textValue());
    }

    String requiredText(String name) {
        return required(name, text(name));
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new InvalidInput(path(name), "must be true or false");
        }
        return value.booleanValue();
    }

    /** A number from 0 to 1. */
    @Nullable
    Double share(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        double share = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidInput(path(name), "must be a number between 0 and 1");
        }
        return share;
    }

    /** A whole number of at least 1. */
    @Nullable
    Integer count(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw new InvalidInput(path(name), "must be a whole number of at least 1");
        }
        return value.intValue();
    }

    /** A number. */
    @Nullable
    Double number(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new InvalidInput(path(name), "must be a number");
        }
        return value.doubleValue();
    }

    double requiredNumber(String name) {
        return required(name, number(name));
    }

    /** A whole number from 0 on. */
    int requiredWhole(String name) {
        return whole(name, required(name, find(name)));
    }

    /** Whole numbers from 0 on; none when the field is absent. */
    List<Integer> wholes(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new InvalidInput(path(name), "must be an array");
        }
        List<Integer> all = new ArrayList<>(value.size());
        value.forEach(each -> all.add(whole(name + "[" + all.size() + "]", each)));
        return all;
    }

    private int whole(String name, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new InvalidInput(path(name), "must be a whole number from 0 on");
        }
        return value.intValue();
    }

    @Nullable
    Instant time(String name) {
        String value = text(name);
        return value == null ? null : Times.parse(path(name), value);
    }

    <E extends Enum<E> & Labelled> @Nullable E choice(Class<E> type, String name) {
        String value = text(name);
        return value == null ? null : Labelled.parse(type, path(name), value);
    }

    <E extends Enum<E> & Labelled> E requiredChoice(Class<E> type, String name) {
        return required(name, choice(type, name));
    }

    @Nullable
    Fields object(String name) {
        JsonNode value = find(name);
        return value == null ? null : nested(path(name), value);
    }

    Fields requiredObject(String name) {
        return required(name, object(name));
    }

    List<Fields> objects(String name) {
        JsonNode value = required(name, find(name));
        if (!value.isArray()) {
            throw new InvalidInput(path(name), "must be an array");
        }
        List<Fields> all = new ArrayList<>(value.size());
        for (JsonNode each : value) {
            all.add(nested(path(name) + "[" + all.size() + "]", each));
        }
        return all;
    }

    private static Fields nested(String path, JsonNode value) {
        if (!value.isObject()) {
            throw new InvalidInput(path, "must be an object");
        }
        return new Fields(path + ".", value);
    }

    private @Nullable JsonNode find(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput(path(name), "is missing");
        }
        return value;
    }

    /** JSON can write half of a surrogate pair, which no UTF-8 can say again. */
    private String paired(String name, String text) {
        boolean broken = text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        if (broken) {
            throw new InvalidInput(path(name), "must be Unicode text; it holds half of a surrogate pair");
        }
        return text;
    }
}
