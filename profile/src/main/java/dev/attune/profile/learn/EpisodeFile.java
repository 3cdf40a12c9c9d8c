package dev.attune.profile.learn;

import java.util.List;
import java.util.Map;

/** {@code config/language/episodes.yaml} as it is written; the comments there say what each part is for. */
record EpisodeFile(
        String aboutOneself,
        String aboutOthers,
        String addressed,
        String ordered,
        String barred,
        String occasion,
        String written,
        Map<String, Elsewhere> elsewhere,
        String question) {

    record Elsewhere(List<String> own, List<String> others) {}
}
