package dev.attune.console.people;

import dev.attune.console.facets.Glance;
import dev.attune.console.facets.Poles;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.Trait;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what behaviour shows of somebody, part by part, so that two states of it can be told apart by reading. */
final class TraitWords {

    private static final double SLIGHT = 0.15;

    private TraitWords() {}

    /** A part before and after; absent where there was or is nothing. */
    record Parts(@Nullable String before, @Nullable String after) {}

    /** What a change changed, by the names of the parts. */
    static Map<String, Parts> of(@Nullable Trait before, @Nullable Trait after) {
        Map<String, String> then = before == null ? Map.of() : parts(before);
        Map<String, String> now = after == null ? Map.of() : parts(after);
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(then.keySet());
        Map<String, Parts> all = new LinkedHashMap<>();
        names.forEach(name -> all.put(name, new Parts(then.get(name), now.get(name))));
        return all;
    }

    private static Map<String, String> parts(Trait trait) {
        Map<String, String> all = new LinkedHashMap<>();
        if (trait instanceof Dial dial) {
            Poles poles = Poles.of(dial.dimension());
            all.put(poles.name(), poles.reading(dial.value()) + sure(dial.confidence(), dial.evidence(), "sign"));
        } else if (trait instanceof SpokenLanguage spoken) {
            all.put(
                    "Language",
                    Glance.language(spoken.language()) + sure(spoken.confidence(), spoken.evidence(), "message"));
        } else if (trait instanceof Interest interest) {
            all.put("Interest in " + interest.topic(), interest(interest));
        } else if (trait instanceof Expertise known) {
            all.put(
                    "Expertise in " + known.domain(),
                    Words.percent(known.level()) + " of the way to an expert"
                            + sure(known.confidence(), known.evidence(), "message"));
        } else if (trait instanceof Rhythm rhythm) {
            rhythm(rhythm, all);
        }
        return all;
    }

    private static String interest(Interest interest) {
        String taste = interest.weight() < 0 ? "against it" : "for it";
        return String.format(Locale.ROOT, "weight %.1f ", Math.abs(interest.weight())) + taste + ", from "
                + count(interest.evidence(), "message") + " in " + count(interest.conversations(), "conversation");
    }

    private static void rhythm(Rhythm rhythm, Map<String, String> all) {
        String zone = rhythm.timezone();
        if (zone != null) {
            all.put("Time zone", zone + (rhythm.isTimezoneStated() ? ", as they say" : ", by their hours"));
        }
        if (!rhythm.activeHours().isEmpty()) {
            all.put("Hours of the week", count(rhythm.activeHours().size(), "hour") + " in which they are mostly here");
        }
        Double gap = rhythm.gapHours();
        if (gap != null) {
            all.put("Comes", "every " + count(Math.max(1, Math.round(gap)), "hour"));
        }
        Double turns = rhythm.sessionTurns();
        if (turns != null) {
            all.put("A visit", "of " + count(Math.max(1, Math.round(turns)), "message"));
        }
        wish("Being asked back", rhythm.followUps(), all);
        wish("Being approached", rhythm.proactive(), all);
        all.put("Rhythm", "from " + count(rhythm.evidence(), "message"));
    }

    private static void wish(String name, double value, Map<String, String> all) {
        if (Math.abs(value) >= SLIGHT) {
            all.put(name, value > 0 ? "wanted" : "not wanted");
        }
    }

    private static String sure(double confidence, int evidence, String of) {
        return ", " + Words.percent(confidence) + " sure from " + count(evidence, of);
    }

    private static String count(long count, String of) {
        return count + " " + of + (count == 1 ? "" : "s");
    }
}
