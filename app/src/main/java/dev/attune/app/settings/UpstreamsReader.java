package dev.attune.app.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the list {@code upstreams}, whose entries name secrets by the variables that hold them. */
final class UpstreamsReader {

    static final String LIST = "upstreams";

    private static final Set<String> FIELDS =
            Set.of("name", "url", "models", "in-user-models", "api-key", "connect-ms", "idle-seconds");
    private static final String HEADERS = "headers.";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> environment;
    private final String place;
    private final Settings.Upstream usual;

    /**
     * @param environment all of it, by name of variable
     * @param place how a failure names the file
     * @param usual what holds for what an entry does not say
     */
    UpstreamsReader(Map<String, String> environment, String place, Settings.Upstream usual) {
        this.environment = environment;
        this.place = place;
        this.usual = usual;
    }

    /** Whether a key of the file is of that list. */
    static boolean isOne(String key) {
        return key.startsWith(LIST + "[");
    }

    /** @param written every key of the file; that of a field of an entry is {@code upstreams[0].name} */
    List<Settings.Other> read(Map<String, String> written) throws SettingsFailure {
        List<Settings.Other> others = new ArrayList<>();
        for (String entry = entry(0); isThere(entry, written); entry = entry(others.size())) {
            others.add(other(entry, fields(entry, written)));
        }
        return others;
    }

    private static String entry(int number) {
        return LIST + "[" + number + "].";
    }

    private static boolean isThere(String entry, Map<String, String> written) {
        return written.keySet().stream().anyMatch(key -> key.startsWith(entry));
    }

    private Map<String, String> fields(String entry, Map<String, String> written) throws SettingsFailure {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String key : new TreeSet<>(written.keySet())) {
            if (!key.startsWith(entry)) {
                continue;
            }
            String field = key.substring(entry.length());
            if (!FIELDS.contains(field) && !field.startsWith(HEADERS)) {
                throw failure(
                        key, "is not a key; did you mean " + entry + NearestName.of(field, List.copyOf(FIELDS)) + "?");
            }
            fields.put(field, written.getOrDefault(key, ""));
        }
        return fields;
    }

    private Settings.Other other(String entry, Map<String, String> fields) throws SettingsFailure {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (field.getKey().startsWith(HEADERS)) {
                headers.put(
                        field.getKey().substring(HEADERS.length()), revealed(entry + field.getKey(), field.getValue()));
            }
        }
        String key = fields.get("api-key");
        String inUser = fields.get("in-user-models");
        return new Settings.Other(
                required(entry, "name", fields),
                value(entry, "url", Shape.httpUrl(), fields).orElseThrow(() -> missing(entry, "url")),
                key == null ? null : token(entry + "api-key", revealed(entry + "api-key", key)),
                headers,
                globs(required(entry, "models", fields)),
                inUser == null ? usual.inUserModels() : globs(inUser),
                value(entry, "connect-ms", Keys.UPSTREAM_CONNECT_MS.shape(), fields)
                        .map(Duration::ofMillis)
                        .orElse(usual.connect()),
                value(entry, "idle-seconds", Keys.UPSTREAM_IDLE_SECONDS.shape(), fields)
                        .map(Duration::ofSeconds)
                        .orElse(usual.idle()));
    }

    /** Names of models, and patterns of them, between commas. */
    static List<String> globs(@Nullable String text) {
        return Arrays.stream(Objects.requireNonNullElse(text, "").split(",", -1))
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .toList();
    }

    private String required(String entry, String field, Map<String, String> fields) throws SettingsFailure {
        String text = fields.getOrDefault(field, "");
        if (text.isEmpty()) {
            throw missing(entry, field);
        }
        return text;
    }

    private <T> Optional<T> value(String entry, String field, Shape<T> shape, Map<String, String> fields)
            throws SettingsFailure {
        String text = fields.getOrDefault(field, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = shape.read().apply(text);
        if (value.isEmpty()) {
            throw failure(entry + field, "must be " + shape.right());
        }
        return value;
    }

    private String token(String key, String text) throws SettingsFailure {
        return Shape.token()
                .read()
                .apply(text)
                .orElseThrow(() -> failure(key, "must be " + Shape.token().right()));
    }

    /** With variables replaced by what they hold. What that is must never be shown. */
    private String revealed(String key, String text) throws SettingsFailure {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder revealed = new StringBuilder();
        while (matcher.find()) {
            String held = environment.getOrDefault(matcher.group(1), "").strip();
            if (held.isEmpty()) {
                throw failure(key, "names the variable " + matcher.group(1) + ", which is not set");
            }
            matcher.appendReplacement(revealed, Matcher.quoteReplacement(held));
        }
        matcher.appendTail(revealed);
        if (!revealed.chars().allMatch(unit -> unit >= ' ' && unit < 127)) {
            throw failure(key, "must be visible ASCII characters");
        }
        return revealed.toString();
    }

    private SettingsFailure missing(String entry, String field) {
        return failure(entry + field, "is missing");
    }

    private SettingsFailure failure(String key, String problem) {
        return new SettingsFailure(place + ": " + key + " " + problem);
    }
}
