package dev.attune.profile.recall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attune.profile.ConfigFiles;

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
        double repeated,
        int mostWithheld) {

    private static final String FILE = "recall.yaml";

    static RecallSettings read(ConfigFiles files) {
        try {
            return JsonMapper.builder(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(files.read(FILE), RecallSettings.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(FILE + ": " + failure.getMessage(), failure);
        }
    }
}
