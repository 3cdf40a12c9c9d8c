package dev.attune.profile.traits;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.text.SettingsFile;
import java.util.List;
import java.util.Map;

/** What an operator can turn: {@code rhythm.yaml}, where each setting is explained. */
public record RhythmSettings(
        int hours,
        int replies,
        double halfLifeDays,
        double forgetDays,
        int fewestDays,
        int fewestVisits,
        int visitHours,
        int zoneDays,
        int zoneHours,
        double nightShare,
        double zoneConfidence,
        int fewestReplies,
        double sure,
        int shortWords,
        List<String> yes,
        Wish followUps,
        Wish proactive,
        List<String> places,
        Map<String, List<String>> zones) {

    private static final String FILE = "rhythm.yaml";

    public RhythmSettings {
        if (hours < 1 || replies < 1 || visitHours < 1 || halfLifeDays <= 0) {
            throw new IllegalArgumentException(FILE + ": hours, replies, visitHours and halfLifeDays must be above 0");
        }
    }

    /** How a wish for something and one against it are told. */
    public record Wish(String against, String wanted) {}

    public static RhythmSettings read(ConfigFiles files) {
        return SettingsFile.read(files, FILE, RhythmSettings.class);
    }
}
