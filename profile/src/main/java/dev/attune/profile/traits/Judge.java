package dev.attune.profile.traits;

import dev.attune.profile.model.Liking;
import dev.attune.profile.model.Tastes;
import dev.attune.profile.text.Rarity;
import dev.attune.profile.text.Stems;
import dev.attune.profile.traits.RankQuery.Meanings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says how well items fit one person. For one list. */
final class Judge {

    /** So much of what is best for an item counts from the second best, too. */
    private static final double SECOND = 0.2;

    private final TasteSettings.Ranking settings;
    private final Rarity rarity;
    private final List<Preference> preferences;
    private final Avoided avoided;

    Judge(TasteSettings.Ranking settings, Rarity rarity, List<Preference> preferences, Avoided avoided) {
        this.settings = settings;
        this.rarity = rarity;
        this.preferences = List.copyOf(preferences);
        this.avoided = avoided;
    }

    /** What speaks for and against somebody's likes, each with its meaning. */
    static List<Preference> preferences(Tastes tastes, List<Stance> stances, TasteReader reader, Tools tools) {
        List<Preference> all = new ArrayList<>();
        double most = tastes.liked().stream().mapToDouble(Liking::share).max().orElse(1);
        for (Liking liking : tastes.liked()) {
            all.add(tools.preference(liking.topic(), liking.topic(), liking.share() / most, liking.isStated()));
        }
        for (Liking liking : tastes.disliked()) {
            all.add(tools.preference(liking.topic(), liking.topic(), -1, true));
        }
        for (Stance stance : stances) {
            String topic = reader.topicsOf(stance).stream().findFirst().orElse(stance.what());
            if (!topic.equals(stance.what())) {
                all.add(tools.preference(stance.what(), topic, stance.isFor() ? 1 : -1, true));
            }
        }
        return all;
    }

    /** What makes preferences and items of their texts. */
    record Tools(Topics topics, Stems stems, Meanings meanings) {

        Preference preference(String name, String topic, double strength, boolean isStated) {
            String sample = topics.sample(name);
            return new Preference(
                    name, topic, sample, new HashSet<>(stems.of(name)), strength, isStated, meanings.of(sample));
        }
    }

    Verdict judge(ItemView item) {
        String named = avoided.in(item.words());
        if (named != null) {
            return new Verdict(item, -2, null, null, named);
        }
        double best = 0;
        double second = 0;
        double worst = 0;
        Preference because = null;
        Preference against = null;
        for (Preference preference : preferences) {
            double fit = fit(preference, item) * preference.strength();
            if (fit > best) {
                second = best;
                best = fit;
                because = preference;
            } else {
                second = Math.max(second, fit);
            }
            if (fit < worst) {
                worst = fit;
                against = preference;
            }
        }
        double loss = worst * settings.dislike();
        double score = best + SECOND * second + loss;
        boolean isAgainst = against != null && -loss >= best;
        return new Verdict(item, score, isAgainst ? null : because, isAgainst ? against : null, null);
    }

    /** 0 to 1. What was stated in a few words must be met in its own words or meaning; an interest in that of its topic as well. */
    private double fit(Preference preference, ItemView item) {
        double byTopic =
                preference.name().equals(preference.topic()) && item.topics().contains(preference.topic()) ? 1 : 0;
        double byWords = settings.words() * shared(preference.stems(), item.stems());
        Direction one = preference.meaning();
        Direction other = item.meaning();
        double byMeaning = one == null || other == null
                ? 0
                : settings.meaning()
                        * Math.max(0, one.cosine(other) - settings.meaningLeast())
                        / (1 - settings.meaningLeast());
        return Math.min(1, Math.max(byTopic, Math.max(byWords, byMeaning)));
    }

    /** The share of what the first says that the other says, too, each word by how rare it is. */
    private double shared(Set<String> stems, Set<String> others) {
        double all = 0;
        double both = 0;
        for (String stem : stems) {
            double rare = rarity.of(stem);
            all += rare;
            both += others.contains(stem) ? rare : 0;
        }
        return all == 0 ? 0 : both / all;
    }

    /**
     * How an item fits.
     *
     * @param because what speaks for it most; absent where nothing does, or more speaks against it
     * @param named what it names that the person avoids; absent where it names nothing
     */
    record Verdict(
            ItemView item,
            double score,
            @Nullable Preference because,
            @Nullable Preference against,
            @Nullable String named) {

        boolean isBarred() {
            return named != null;
        }
    }
}
