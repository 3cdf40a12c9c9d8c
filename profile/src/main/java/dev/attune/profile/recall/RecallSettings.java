package dev.attune.profile.recall;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.text.SettingsFile;

/**
 * What an operator can turn: {@code recall.yaml}, where each number is explained.
 */
record RecallSettings(
        Semantics semantics,
        int meaningMillis,
        double meaning,
        Relevance relevance,
        double lastingFit,
        double episodeFit,
        double leastFit,
        double lastingShare,
        double episodeShare,
        double neighbourShare,
        double neighbourMinutes,
        double recency,
        double recencyDays,
        double importance,
        double date,
        double dateFit,
        double repeated,
        int mostWithheld) {

    static RecallSettings read(ConfigFiles files) {
        return SettingsFile.read(files, "recall.yaml", RecallSettings.class);
    }

    /** How relevance is made of its parts, and what it must reach. */
    record Relevance(
            double words,
            double leaning,
            double least,
            double answer,
            double answerAmongMany,
            double episodesLeast,
            double episodes,
            double episodesAmongMany,
            double episodesShare,
            double searchWords,
            double search,
            double searchShare) {}

    /** Who tells what a text means. */
    enum Semantics {
        MINILM,
        OFF;

        @JsonCreator
        static Semantics of(String name) {
            return switch (name) {
                case "minilm" -> MINILM;
                case "off", "false" -> OFF;
                default -> throw new IllegalArgumentException("semantics is " + name + ", must be minilm or off");
            };
        }
    }
}
