package dev.attune.proxy.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Holds a value against a schema, as far as {@code openapi.json} uses JSON Schema. Answers the problems, each with its place. */
final class SchemaCheck {

    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    List<String> problems(JsonNode schema, JsonNode value, String place) {
        JsonNode resolved = resolve(schema);
        if (resolved.has("anyOf")) {
            return anyOf(resolved, value, place);
        }
        List<String> problems = new ArrayList<>();
        if (!hasType(resolved.path("type"), value)) {
            problems.add(place + " is " + value.getNodeType() + ", not " + resolved.path("type"));
            return problems;
        }
        checkText(resolved, value, place, problems);
        if (value.isObject()) {
            checkObject(resolved, value, place, problems);
        }
        for (int at = 0; value.isArray() && at < value.size(); at++) {
            problems.addAll(problems(resolved.path("items"), value.get(at), place + "[" + at + "]"));
        }
        return problems;
    }

    JsonNode resolve(JsonNode schema) {
        JsonNode ref = schema.path("$ref");
        return ref.isMissingNode()
                ? schema
                : resolve(document.at(ref.textValue().substring(1)));
    }

    private List<String> anyOf(JsonNode schema, JsonNode value, String place) {
        List<String> all = new ArrayList<>();
        for (JsonNode choice : schema.get("anyOf")) {
            List<String> problems = problems(choice, value, place);
            if (problems.isEmpty()) {
                return problems;
            }
            all.addAll(problems);
        }
        return all;
    }

    private void checkObject(JsonNode schema, JsonNode value, String place, List<String> problems) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.textValue())) {
                problems.add(place + " has no " + required.textValue());
            }
        }
        value.fields().forEachRemaining(field -> {
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                problems.addAll(problems(known, field.getValue(), place + "." + field.getKey()));
            } else if (others.isObject()) {
                problems.addAll(problems(others, field.getValue(), place + "." + field.getKey()));
            } else if (others.isBoolean() && !others.booleanValue()) {
                problems.add(place + " has " + field.getKey() + ", which is not described");
            }
        });
    }

    private static void checkText(JsonNode schema, JsonNode value, String place, List<String> problems) {
        JsonNode choices = schema.path("enum");
        if (choices.isArray() && !contains(choices, value)) {
            problems.add(place + " is " + value + ", not one of " + choices);
        }
        if (value.isTextual() && schema.path("format").asText().equals("date-time")) {
            Instant.parse(value.textValue());
        }
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        if (type.isMissingNode()) {
            return true;
        }
        if (type.isTextual()) {
            return isOf(type.textValue(), value);
        }
        for (JsonNode each : type) {
            if (isOf(each.textValue(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("no type " + type);
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) {
            if (choice.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
