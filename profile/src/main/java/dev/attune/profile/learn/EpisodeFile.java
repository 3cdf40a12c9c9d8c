package dev.attune.profile.learn;

import java.util.List;
import java.util.Map;

/** {@code config/language/episodes.yaml} as it is written; the comments there say what each part is for. */
record EpisodeFile(String aboutOneself, Map<String, List<String>> elsewhere, String question) {}
