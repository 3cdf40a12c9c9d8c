package dev.attune.profile.compose;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Stage;
import dev.attune.profile.text.SettingsFile;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What an operator can turn: {@code compose.yaml}, where each number is explained.
 *
 * @param dateFormat how a date is written, after {@link java.time.format.DateTimeFormatter}
 */
record ComposeSettings(
        Levels standing,
        Budgets recalled,
        Shares stages,
        Shares mannerStages,
        Shares recalledStages,
        Tones tones,
        Familiarity familiarity,
        String dateFormat,
        Conversations conversations,
        Words templates) {

    private static final String FILE = "compose.yaml";

    /**
     * The most that the standing block may take.
     *
     * @param wishes most lines on how to speak to the person
     * @param preferences most lines on what they like
     * @param manner most lines on how they seem to like answers
     */
    record Bounds(int tokens, int identity, int constraints, int wishes, int preferences, int manner) {}

    /** Most tokens of each template's own words, where it does not come from its file. */
    record Words(int standing, int recalled) {}

    record Levels(Bounds subtle, Bounds balanced, Bounds full) {
        Bounds of(Intensity intensity) {
            return switch (intensity) {
                case SUBTLE -> subtle;
                case BALANCED -> balanced;
                case FULL -> full;
            };
        }
    }

    record Budgets(RecallBudget subtle, RecallBudget balanced, RecallBudget full) {
        RecallBudget of(Intensity intensity) {
            return switch (intensity) {
                case SUBTLE -> subtle;
                case BALANCED -> balanced;
                case FULL -> full;
            };
        }
    }

    /** The share of something that each stage allows, 0 to 1. */
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

    /** How personal the answers may sound, in words for the model, by how much the person wants to see used. */
    record Tones(String subtle, String balanced, String full) {
        String of(Intensity intensity) {
            return switch (intensity) {
                case SUBTLE -> subtle;
                case BALANCED -> balanced;
                case FULL -> full;
            };
        }
    }

    /** The same by how well the person is known; an empty text adds nothing. */
    record Familiarity(String fresh, String learning, String familiar, String established) {
        String of(Stage stage) {
            return switch (stage) {
                case NEW -> fresh;
                case LEARNING -> learning;
                case FAMILIAR -> familiar;
                case ESTABLISHED -> established;
            };
        }
    }

    /**
     * How long conversations are remembered.
     *
     * @param hours after the last request of a person
     * @param most messages and texts together, of one person
     */
    record Conversations(int hours, int most) {
        Conversations {
            if (hours < 1 || most < 1) {
                throw new IllegalArgumentException(
                        FILE + ": conversations.hours and conversations.most must be at least 1");
            }
        }

        Duration keep() {
            return Duration.ofHours(hours);
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
        return SettingsFile.read(files, FILE, ComposeSettings.class);
    }
}
