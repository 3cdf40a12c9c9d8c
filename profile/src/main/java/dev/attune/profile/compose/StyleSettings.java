package dev.attune.profile.compose;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.text.SettingsFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code style.yaml}, where each part is explained: how style is learned from behaviour, and how it is told. */
public record StyleSettings(
        double halfLifeDays,
        double doubt,
        int newest,
        int fully,
        int leastSigns,
        int leastConversations,
        Levels levels,
        double sure,
        int againDays,
        Stated stated,
        Weights weights,
        Answers answers,
        Writing writing,
        Language language,
        Map<String, Wordings> dimensions) {

    private static final String FILE = "style.yaml";

    public StyleSettings {
        for (Dimension dimension : Dimension.values()) {
            Wordings wordings = dimensions.get(dimension.label());
            if (wordings == null || wordings.low() == null || wordings.high() == null) {
                throw new IllegalArgumentException(
                        FILE + ": dimensions." + dimension.label() + " must have low and high");
            }
        }
        check("dimensions", dimensions);
        check("writing.dimensions", writing.dimensions());
        if (!(halfLifeDays > 0) || !(doubt > 0) || fully < 1 || newest < fully) {
            throw new IllegalArgumentException(
                    FILE + ": halfLifeDays and doubt must be above 0, fully at least 1, and newest no less than fully");
        }
        dimensions = Map.copyOf(dimensions);
    }

    private static void check(String where, Map<String, ?> byDimension) {
        byDimension.keySet().forEach(label -> Labelled.parse(Dimension.class, FILE + ": " + where, label));
    }

    public static StyleSettings read(ConfigFiles files) {
        return SettingsFile.read(files, FILE, StyleSettings.class);
    }

    /** What is left at a moment of a value that was last borne out at another. */
    public double faded(double value, Instant since, Instant at) {
        double idle = Math.max(0, Duration.between(since, at).toSeconds());
        return value * Math.pow(2, -idle / Duration.ofDays(1).toSeconds() / halfLifeDays);
    }

    /** When a value that fades from a moment on falls below a level that it is above then. */
    Instant fallsBelow(double level, double value, Instant since) {
        double days = halfLifeDays * Math.log(Math.abs(value) / level) / Math.log(2);
        return since.plusSeconds((long) (days * Duration.ofDays(1).toSeconds()) + 1);
    }

    /** How strong a value is: 0 nothing, 1 a leaning, 2 to be told, 3 to be told more strongly; negative for low. */
    public int grade(double value) {
        double strength = Math.abs(value);
        int grade = strength >= levels.much ? 3 : strength >= levels.some ? 2 : strength >= levels.seen ? 1 : 0;
        return value < 0 ? -grade : grade;
    }

    /** Whether a value of this confidence is enough to be told. */
    public boolean tells(double value, double confidence) {
        return Math.abs(grade(value)) > 1 && confidence >= sure;
    }

    public Wording wording(Dimension dimension, boolean high) {
        Wordings both = dimensions.get(dimension.label());
        if (both == null) {
            throw new IllegalStateException("every dimension is there");
        }
        return high ? both.high : both.low;
    }

    /** From which value on something is seen, told, and told more strongly. */
    public record Levels(double seen, double some, double much) {}

    /** What a stated wish counts as. */
    public record Stated(double value, double confidence) {}

    /** What a sign of each kind weighs. */
    public record Weights(double asked, double liked, double disliked, double left, double regenerated) {}

    /**
     * When an answer is called long, short or a list, in words and lines, and how much is kept of them.
     */
    public record Answers(int longFrom, int shortTo, int listed, int kept, int reactions) {}

    /** How somebody writes. */
    public record Writing(int least, double weight, int days, int spans, Map<String, Measure> dimensions) {}

    /** What a feature of writing says of a dimension: (mean - neutral) / scale. */
    public record Measure(String feature, double neutral, double scale) {}

    /** The language that somebody writes. */
    public record Language(int newest, int least, String usual, String line, String seems) {}

    /** The words for both ends of a dimension. */
    public record Wordings(Wording low, Wording high) {}

    /** The words for one end. */
    public record Wording(String seems, String asked, String some, String much) {}
}
