package dev.attune.profile.traits;

import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Liking;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Tastes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads what somebody likes off their profile: the interests that behaviour shows, faded by the time since, and what their memories
 * state. Stated outranks shown. Safe for use by many threads; up to some milliseconds for thousands of memories.
 */
public final class TasteReader {

    private static final double HOURS_OF_A_DAY = 24;

    /** What takes more words to say is no topic. */
    private static final int MOST_TOPIC_WORDS = 4;

    private static final Pattern ARTICLE =
            Pattern.compile("^(?:an?|the|my|to|some|all|die|der|das|el|la|los|las|le|les) ");

    private static final Comparator<Liking> HEAVIEST = Comparator.comparingDouble(
                    (Liking liking) -> -Math.abs(liking.weight()))
            .thenComparing(Liking::topic);

    private final Topics topics;
    private final TasteSettings settings;
    private final Stances stances;

    public TasteReader(Topics topics, TasteSettings settings) {
        this.topics = topics;
        this.settings = settings;
        this.stances = new Stances(settings.statements());
    }

    /**
     * What somebody likes at a moment.
     *
     * @param counts which memories may count
     */
    public Tastes of(Profile profile, Predicate<Memory> counts, Instant moment) {
        return of(profile.traits(Interest.class), stances(profile, counts, moment), moment);
    }

    List<Stance> stances(Profile profile, Predicate<Memory> counts, Instant moment) {
        return profile.holdingAt(moment).stream()
                .filter(memory -> memory.isLasting() && !memory.validFrom().isAfter(moment) && counts.test(memory))
                .flatMap(memory -> stances.of(memory).stream())
                .toList();
    }

    Tastes of(Collection<Interest> interests, List<Stance> stated, Instant moment) {
        Map<String, Sum> sums = new TreeMap<>();
        interests.forEach(
                interest -> sums.computeIfAbsent(interest.topic(), Sum::new).show(interest, faded(interest, moment)));
        for (Stance stance : stated) {
            topicsOf(stance)
                    .forEach(topic -> sums.computeIfAbsent(topic, Sum::new).state(stance.isFor()));
        }
        List<Liking> liked = new ArrayList<>();
        List<Liking> disliked = new ArrayList<>();
        for (Sum sum : sums.values()) {
            Liking liking = sum.liking(settings.interests());
            if (liking.weight() >= settings.interests().least()) {
                liked.add(liking);
            } else if (liking.weight() < 0) {
                disliked.add(liking);
            }
        }
        liked.sort(HEAVIEST);
        disliked.sort(HEAVIEST);
        List<Double> weights = liked.stream().map(Liking::weight).toList();
        return new Tastes(shared(liked), disliked, Shares.evenness(weights), Shares.effective(weights));
    }

    /** What is left of an interest's weight at a moment. */
    public double faded(Interest interest, Instant moment) {
        return interest.weight() * settings.interests().left(days(interest.at(), moment));
    }

    /** The days from one moment to another; negative when it comes before. */
    public static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes() / (60 * HOURS_OF_A_DAY);
    }

    private List<Liking> shared(List<Liking> liked) {
        double[] weights = liked.stream().mapToDouble(Liking::weight).toArray();
        double[] shares = Shares.capped(weights, settings.shareCap());
        List<Liking> all = new ArrayList<>();
        for (int at = 0; at < shares.length; at++) {
            all.add(liked.get(at).withShare(shares[at]));
        }
        return all;
    }

    /**
     * The topics of a stance. Who likes horror films likes films; who dislikes them may like films still. A thing that is of no topic in
     * the file is one of its own when its name is short enough.
     */
    Set<String> topicsOf(Stance stance) {
        String name = ARTICLE.matcher(stance.what().toLowerCase(Locale.ROOT)).replaceFirst("");
        int words = name.split("\\s+").length;
        Set<String> known = stance.isFor() || words == 1 ? topics.of(name) : Set.of();
        if (!known.isEmpty()) {
            return known;
        }
        boolean fits = !name.isBlank() && words <= MOST_TOPIC_WORDS && name.length() <= Interest.MOST_CHARACTERS;
        return fits ? Set.of(name) : Set.of();
    }

    /** What speaks for one topic. */
    private static final class Sum {

        private final String topic;
        private double shown;
        private int evidence;
        private int conversations;
        private int likes;
        private int dislikes;

        Sum(String topic) {
            this.topic = topic;
        }

        void show(Interest interest, double weight) {
            shown += weight;
            evidence += interest.evidence();
            conversations = Math.max(conversations, interest.conversations());
        }

        void state(boolean isFor) {
            evidence++;
            likes += isFor ? 1 : 0;
            dislikes += isFor ? 0 : 1;
        }

        /** Who dislikes opera may still ask about it every day. Somebody who states both likes some of it. */
        Liking liking(TasteSettings.Interests settings) {
            double stated = (likes - dislikes) * settings.stated();
            double weight = dislikes > likes ? stated : Math.max(0, shown) + stated;
            return new Liking(topic, weight, 0, likes + dislikes > 0, evidence, conversations);
        }
    }
}
