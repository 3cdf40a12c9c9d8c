package dev.attune.profile.learn.habit.style;

import java.util.List;
import java.util.Map;

/** {@code config/language/reactions.yaml} as it is written; the comments there say what each part is for. */
record ReactionsFile(int words, Map<String, Tongue> languages, String laughter, String courtesy) {

    static final String PATH = "language/reactions.yaml";

    record Tongue(String momentary, String before, String after, String language, Map<String, Ends> dimensions) {}

    record Ends(List<String> low, List<String> high) {}
}
