package dev.attune.profile.traits;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.text.SettingsFile;
import java.util.List;
import java.util.Map;

/** What an operator can turn: {@code interests.yaml}, where each setting is explained. */
public record TasteSettings(
        Interests interests, double shareCap, Told told, Expertise expertise, Ranking rank, Statements statements) {

    private static final String FILE = "interests.yaml";

    public TasteSettings {
        if (!(shareCap > 0 && shareCap <= 1)) {
            throw new IllegalArgumentException(FILE + ": shareCap is " + shareCap + ", must be above 0 and at most 1");
        }
    }

    /**
     * When a topic is an interest.
     *
     * @param conversations how many distinct ones it must have come up in
     * @param least the least weight, in messages of today
     * @param stated what a like or dislike that somebody stated weighs, in messages
     * @param kept most interests that behaviour shows, of one person
     */
    public record Interests(double halfLifeDays, int conversations, double least, double stated, int kept) {

        public Interests {
            if (halfLifeDays <= 0 || kept < 1) {
                throw new IllegalArgumentException(FILE + ": interests.halfLifeDays and kept must be above 0");
            }
        }

        /** What is left of a weight after so many days. */
        public double left(double days) {
            return Math.pow(2, -Math.max(0, days) / halfLifeDays);
        }
    }

    /** Most lines of the standing block, by how much of it the person wants to see used, and how each is worded. */
    public record Told(
            Lines interests,
            Lines expertise,
            String interest,
            String expert,
            String familiar,
            String beginner,
            String timezone,
            String takesUp,
            String passesOver) {}

    public record Lines(int subtle, int balanced, int full) {

        public int of(Intensity intensity) {
            return switch (intensity) {
                case SUBTLE -> subtle;
                case BALANCED -> balanced;
                case FULL -> full;
            };
        }
    }

    /**
     * How expertise follows from words.
     *
     * @param terms so many distinct terms of a field are half of what an expert's are worth
     * @param least the least confidence that is told
     */
    public record Expertise(
            double halfLifeDays,
            int conversations,
            int fewest,
            double terms,
            double least,
            double familiar,
            double expert,
            String asking,
            String beginner,
            String knows) {}

    /** How a list is ordered. */
    public record Ranking(
            int top,
            double explore,
            double meaning,
            double meaningLeast,
            double words,
            double dislike,
            double likeness,
            int meaningMillis,
            Map<String, List<String>> avoided,
            Reasons reasons) {}

    /** How each reason is worded. */
    public record Reasons(
            String likes,
            String returns,
            String dislikes,
            String avoids,
            String neutral,
            String different,
            String unknown,
            String off) {}

    /** How likes and dislikes are stated; Java regular expressions without regard to case. */
    public record Statements(
            List<String> between, List<String> against, List<String> liked, List<String> avoids, String ends) {}

    public static TasteSettings read(ConfigFiles files) {
        return SettingsFile.read(files, FILE, TasteSettings.class);
    }
}
