package dev.attune.profile.recall;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.text.SettingsFile;

/**
 * What an operator can turn: {@code recall.yaml}, where each number is explained.
 */
record RecallSettings(
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
}
