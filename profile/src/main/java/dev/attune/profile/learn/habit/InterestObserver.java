package dev.attune.profile.learn.habit;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import dev.attune.profile.traits.TasteReader;
import dev.attune.profile.traits.TasteSettings;
import dev.attune.profile.traits.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts which topics somebody asks about, week by week, and in which conversations. Of each topic of the file the newest weeks and
 * conversations are kept, so that a tally is bounded by the file and the same for every order of telling.
 */
public final class InterestObserver implements Observer {

    public static final String NAME = "topics";

    /** After four half-lives a sixteenth is left, after the weeks that are kept. */
    private static final int MOST_WEEKS = 26;

    private static final int MOST_CONVERSATIONS = 8;

    /** A message of more topics is a list of something. */
    private static final int MOST_TOPICS = 4;

    private static final int WEEKS = 0;
    private static final int CONVERSATIONS = 1;

    /** What is dated later than tomorrow would push out what is true. */
    private static final double MOST_DAYS_AHEAD = 1;

    private static final double REFRESH_DAYS = 7;
    private static final double GROWN = 1.25;
    private static final double MUCH_GROWN = 2;

    private final Topics topics;
    private final TasteSettings.Interests settings;
    private final TasteReader tastes;
    private final OwnSentences sentences;
    private final InstantSource clock;

    /**
     * Counts by these settings.
     *
     * @param isSensitive whether a sentence is of a sensitive class; those are not counted
     */
    public InterestObserver(Topics topics, TasteSettings settings, Predicate<String> isSensitive, InstantSource clock) {
        this.topics = topics;
        this.settings = settings.interests();
        this.tastes = new TasteReader(topics, settings);
        this.sentences = new OwnSentences(isSensitive);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Facet facet() {
        return Facet.RECOMMENDATION;
    }

    @Override
    public String observe(Observation observation, String tally) {
        Counts counts = Counts.read(tally);
        Exchange exchange = observation.exchange();
        String conversation = Counts.hash(exchange.conversation());
        Rated rated = new Rated(counts);
        for (Turn turn : observation.own()) {
            int week = Weeks.of(turn.at());
            if (week >= 0 && TasteReader.days(clock.instant(), turn.at()) <= MOST_DAYS_AHEAD) {
                rated.asked(turn, exchange.conversation(), mentions(turn).keySet());
                for (String topic : mentions(turn).keySet()) {
                    counts.table(topic, WEEKS).merge(Counts.key(week), 1, Integer::sum);
                    counts.table(topic, CONVERSATIONS).merge(conversation, week, Math::max);
                }
            }
        }
        rated.rate(exchange);
        rated.bound();
        for (String topic : rated.topics()) {
            Counts.keepNewestKeys(counts.table(topic, WEEKS), MOST_WEEKS);
            Counts.keepGreatest(counts.table(topic, CONVERSATIONS), MOST_CONVERSATIONS);
        }
        return counts.write();
    }

    /** The topics of a turn, each with the first sentence that is about it. */
    private Map<String, String> mentions(Turn turn) {
        Map<String, String> found = new TreeMap<>();
        for (String sentence : sentences.of(turn.content())) {
            topics.of(sentence).forEach(topic -> found.putIfAbsent(topic, sentence));
        }
        return found.size() > MOST_TOPICS ? Map.of() : found;
    }

    @Override
    public List<Shift> settle(Tallies tallies, Profile profile, Instant now) {
        return List.of();
    }

    /** Looks at the topics of this exchange alone: the others come up again, or fade by themselves. */
    @Override
    public List<Shift> settle(Observation observation, Tallies tallies, Profile profile, Instant now) {
        Map<String, List<Evidence>> seen = new TreeMap<>();
        for (Turn turn : observation.own()) {
            mentions(turn)
                    .forEach((topic, sentence) ->
                            seen.put(topic, List.of(new Evidence(turn.id(), quote(sentence), turn.at()))));
        }
        Set<String> rated = new Rated(Counts.read(tallies.of(NAME))).topics(observation.exchange());
        rated.forEach(topic -> seen.putIfAbsent(topic, List.of()));
        if (seen.isEmpty()) {
            return List.of();
        }
        Map<String, Counted> counted = counted(tallies, now);
        Set<String> top = top(counted, profile, now);
        List<Shift> shifts = new ArrayList<>();
        seen.forEach((topic, evidence) -> {
            Counted count = counted.get(topic);
            if (count != null && top.contains(topic)) {
                shift(topic, count, profile, now, evidence).ifPresent(shifts::add);
            }
        });
        shifts.addAll(overflow(shifts, profile, now));
        Set<String> shifted = shifts.stream().map(shift -> shift.change().key()).collect(Collectors.toSet());
        rated.stream()
                .filter(topic -> !shifted.contains(Interest.keyOf(topic)))
                .forEach(topic -> unliked(topic, counted.get(topic), profile).ifPresent(shifts::add));
        return shifts;
    }

    private Optional<Shift> shift(String topic, Counted count, Profile profile, Instant now, List<Evidence> evidence) {
        Interest before = (Interest) profile.state(Interest.keyOf(topic)).orElse(null);
        if (count.conversations < settings.conversations() || count.weight < settings.least()) {
            return Optional.empty();
        }
        Interest after = new Interest(topic, rounded(count.weight), count.messages, count.conversations, now);
        if (before == null) {
            return Optional.of(new Shift(What.LEARNED, Change.of(after), evidence, "they come back to " + topic));
        }
        double faded = tastes.faded(before, now);
        boolean isOld = TasteReader.days(before.at(), now) >= REFRESH_DAYS;
        boolean matters = count.weight >= MUCH_GROWN * faded || (isOld && count.weight >= GROWN * faded);
        return matters
                ? Optional.of(new Shift(
                        What.REINFORCED, new Change(before, after), evidence, "they still come back to " + topic))
                : Optional.empty();
    }

    /** Ratings can take away what is left of an interest. */
    private Optional<Shift> unliked(String topic, @Nullable Counted count, Profile profile) {
        boolean isLeft = count != null && count.weight >= settings.least();
        return isLeft
                ? Optional.empty()
                : profile.state(Interest.keyOf(topic))
                        .map(interest -> new Shift(
                                What.RETIRED,
                                new Change(interest, null),
                                List.of(),
                                "they did not like answers about " + topic));
    }

    /** The least of the interests that are too many with these. */
    private List<Shift> overflow(List<Shift> shifts, Profile profile, Instant now) {
        List<Interest> others = new ArrayList<>(profile.traits(Interest.class));
        others.removeIf(interest ->
                shifts.stream().anyMatch(shift -> shift.change().key().equals(interest.key())));
        others.sort(Comparator.comparingDouble(interest -> tastes.faded(interest, now)));
        int excess = Math.min(others.size(), others.size() + shifts.size() - settings.kept());
        return excess <= 0
                ? List.of()
                : others.subList(0, excess).stream()
                        .map(interest -> new Shift(
                                What.RETIRED,
                                new Change(interest, null),
                                List.of(),
                                "other interests weigh more by now"))
                        .toList();
    }

    private Set<String> top(Map<String, Counted> counted, Profile profile, Instant now) {
        Map<String, Double> weights = new HashMap<>();
        profile.traits(Interest.class).forEach(interest -> weights.put(interest.topic(), tastes.faded(interest, now)));
        counted.forEach((topic, count) -> weights.merge(topic, count.weight, Math::max));
        return weights.keySet().stream()
                .sorted(Comparator.comparingDouble((String topic) -> -weights.getOrDefault(topic, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(settings.kept())
                .collect(Collectors.toSet());
    }

    private Map<String, Counted> counted(Tallies tallies, Instant now) {
        Counts counts = Counts.read(tallies.of(NAME));
        Map<String, Counted> all = new HashMap<>();
        weekly(tallies).forEach((topic, weeks) -> {
            double weight = 0;
            int messages = 0;
            for (Map.Entry<Integer, Integer> week : weeks.entrySet()) {
                messages += week.getValue();
                weight += week.getValue() * settings.left(Weeks.daysSince(week.getKey(), now));
            }
            int since = since(tallies, topic);
            int conversations = (int) counts.table(topic, CONVERSATIONS).values().stream()
                    .filter(week -> week > since)
                    .count();
            all.put(topic, new Counted(Math.max(0, weight), Math.max(0, messages), conversations));
        });
        return all;
    }

    /** What was counted in a week in which a hand took a topic away no longer speaks for it. */
    private static int since(Tallies tallies, String topic) {
        Instant floor = tallies.floor(Interest.keyOf(topic));
        return floor.equals(Instant.MIN) ? -1 : Weeks.of(floor);
    }

    /** The messages of each topic by the week, oldest first, as far as they still speak for it. */
    public static Map<String, Map<Integer, Integer>> weekly(Tallies tallies) {
        Counts counts = Counts.read(tallies.of(NAME));
        Map<String, Map<Integer, Integer>> all = new TreeMap<>();
        Rated rated = new Rated(counts);
        Map<String, Map<Integer, Integer>> ratings = rated.weekly();
        for (String topic : rated.topics()) {
            int since = since(tallies, topic);
            Map<Integer, Integer> weeks = new TreeMap<>();
            counts.table(topic, WEEKS).forEach((key, count) -> {
                int week = (int) Counts.number(key);
                if (week > since) {
                    weeks.put(week, count);
                }
            });
            ratings.getOrDefault(topic, Map.of())
                    .forEach((week, sum) -> weeks.computeIfPresent(week, (same, count) -> Math.max(0, count + sum)));
            if (!weeks.isEmpty()) {
                all.put(topic, weeks);
            }
        }
        return all;
    }

    private static double rounded(double weight) {
        return Math.round(weight * 100) / 100.0;
    }

    private static String quote(String sentence) {
        return sentence.length() <= 200 ? sentence : sentence.substring(0, 200);
    }

    private record Counted(double weight, int messages, int conversations) {}
}
