package dev.attune.profile.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Stage;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What an operator can turn: {@code compose.yaml}, where each number is explained.
 *
 * @param dateFormat how a date is written, after {@link java.time.format.DateTimeFormatter}
 */
record ComposeSettings(Levels<Bounds> standing, Shares stages, String dateFormat) {

    private static final String FILE = "compose.yaml";

    /**
     * The most that the standing block may take.
     *
     * @param wishes most lines on how to speak to the person
     * @param preferences most lines on what they like
     */
    record Bounds(int tokens, int identity, int constraints, int wishes, int preferences) {}

    record Levels<T>(T subtle, T balanced, T full) {
        T of(Intensity intensity) {
            return switch (intensity) {
                case SUBTLE -> subtle;
                case BALANCED -> balanced;
                case FULL -> full;
            };
        }
    }

    /** The share of the preferences that each stage allows, 0 to 1. */
    record Shares(double fresh, double learning, double familiar, double established) {
        double of(Stage stage) {
            return switch (stage) {
                case NEW -> fresh;
                case LEARNING -> learning;
                case FAMILIAR -> familiar;
                case ESTABLISHED -> established;
            };
        }
    }

    DateTimeFormatter dates() {
        try {
            return DateTimeFormatter.ofPattern(dateFormat, Locale.ENGLISH);
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(
                    FILE + ": dateFormat is no pattern of dates: " + failure.getMessage(), failure);
        }
    }

    static ComposeSettings read(ConfigFiles files) {
        try {
            return JsonMapper.builder(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(files.read(FILE), ComposeSettings.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(FILE + ": " + failure.getMessage(), failure);
        }
    }
}
