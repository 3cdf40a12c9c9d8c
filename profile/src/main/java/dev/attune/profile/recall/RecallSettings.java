package dev.attune.profile.recall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attune.profile.ConfigFiles;

/**
 * What an operator can turn: {@code recall.yaml}, where each number is explained.
 *
 * @param floor least score of the best memory; below it nothing is brought up
 * @param share least score of the others, as a share of the best
 */
record RecallSettings(
        double floor,
        double share,
        double background,
        double neighbourShare,
        double neighbourMinutes,
        double recency,
        double recencyDays,
        double importance,
        double date,
        double diversity,
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
