package dev.attune.profile.learn.habit;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import dev.attune.profile.traits.DepthReader;
import dev.attune.profile.traits.TasteReader;
import dev.attune.profile.traits.TasteSettings;
import dev.attune.profile.traits.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Counts which terms of a field somebody uses by themselves, rather than asking what they mean: of each term when it was last used, and in
 * which conversations any was. Slow on purpose: a few terms can be looked up, a field's vocabulary cannot.
 */
public final class ExpertiseObserver implements Observer {

    private static final String NAME = "terms";
    private static final int TERMS = 0;
    private static final int CONVERSATIONS = 1;
    private static final int MOST_CONVERSATIONS = 8;
    private static final int MOST_QUOTE = 200;
    private static final double MOST_DAYS_AHEAD = 1;
    private static final double REFRESH_DAYS = 14;

    /** Conversations in which half of the confidence is reached. */
    private static final double HALF_SURE = 3;

    private final Topics topics;
    private final TasteSettings.Expertise settings;
    private final DepthReader depths;
    private final OwnSentences sentences;
    private final Pattern asking;
    private final InstantSource clock;

    /**
     * Counts by these settings.
     *
     * @param isSensitive whether a sentence is of a sensitive class; those are not counted
     */
    public ExpertiseObserver(
            Topics topics, TasteSettings settings, Predicate<String> isSensitive, InstantSource clock) {
        this.topics = topics;
        this.settings = settings.expertise();
        this.depths = new DepthReader(topics, settings);
        this.sentences = new OwnSentences(isSensitive);
        this.asking = Pattern.compile(settings.expertise().asking(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Facet facet() {
        return Facet.CONTENT;
    }

    @Override
    public String observe(Observation observation, String tally) {
        Counts counts = Counts.read(tally);
        String conversation = Counts.hash(observation.exchange().conversation());
        for (Turn turn : observation.own()) {
            int week = Weeks.of(turn.at());
            if (week >= 0 && TasteReader.days(clock.instant(), turn.at()) <= MOST_DAYS_AHEAD) {
                used(turn).forEach((domain, used) -> {
                    used.terms.forEach(term -> counts.table(domain, TERMS).merge(Counts.hash(term), week, Math::max));
                    counts.table(domain, CONVERSATIONS).merge(conversation, week, Math::max);
                });
            }
        }
        counts.names().forEach(domain -> Counts.keepGreatest(counts.table(domain, CONVERSATIONS), MOST_CONVERSATIONS));
        return counts.write();
    }

    /** The terms that a turn uses without asking about any, by their field. */
    private Map<String, Used> used(Turn turn) {
        Map<String, Used> found = new TreeMap<>();
        for (String sentence : sentences.of(turn.content())) {
            topics.terms(sentence).forEach((domain, terms) -> {
                // A question that speaks of several terms is one among people who know the field.
                if (terms.size() > 1 || !asking.matcher(sentence).find()) {
                    found.computeIfAbsent(domain, first -> new Used(new ArrayList<>(), sentence))
                            .terms
                            .addAll(terms);
                }
            });
        }
        return found;
    }

    @Override
    public List<Shift> settle(Tallies tallies, Profile profile, Instant now) {
        return List.of();
    }

    @Override
    public List<Shift> settle(Observation observation, Tallies tallies, Profile profile, Instant now) {
        Map<String, Evidence> seen = new HashMap<>();
        for (Turn turn : observation.own()) {
            used(turn)
                    .forEach((domain, used) ->
                            seen.put(domain, new Evidence(turn.id(), quote(used.sentence), turn.at())));
        }
        if (seen.isEmpty()) {
            return List.of();
        }
        Counts counts = Counts.read(tallies.of(NAME));
        List<Shift> shifts = new ArrayList<>();
        new TreeMap<>(seen)
                .forEach((domain, evidence) -> estimate(domain, counts, tallies, now)
                        .flatMap(after -> shift(after, profile, now, evidence))
                        .ifPresent(shifts::add));
        return shifts;
    }

    private Optional<Expertise> estimate(String domain, Counts counts, Tallies tallies, Instant now) {
        Instant floor = tallies.floor(Expertise.keyOf(domain));
        int since = floor.equals(Instant.MIN) ? -1 : Weeks.of(floor);
        List<Integer> used = after(since, counts.table(domain, TERMS));
        int conversations = after(since, counts.table(domain, CONVERSATIONS)).size();
        if (used.size() < settings.fewest() || conversations < settings.conversations()) {
            return Optional.empty();
        }
        double terms = used.stream()
                .mapToDouble(week -> Math.pow(2, -Weeks.daysSince(week, now) / settings.halfLifeDays()))
                .sum();
        double level = rounded(terms / (terms + settings.terms()));
        double confidence = rounded(1 - Math.pow(2, -conversations / HALF_SURE));
        return Optional.of(new Expertise(domain, level, confidence, used.size(), now));
    }

    private static List<Integer> after(int since, Map<String, Integer> weeks) {
        return weeks.values().stream().filter(week -> week > since).toList();
    }

    private Optional<Shift> shift(Expertise after, Profile profile, Instant now, Evidence evidence) {
        if (after.level() < settings.familiar()) {
            return Optional.empty();
        }
        Expertise before =
                (Expertise) profile.state(Expertise.keyOf(after.domain())).orElse(null);
        String why = "they use the terms of " + after.domain() + " by themselves";
        if (before == null) {
            return Optional.of(new Shift(What.LEARNED, Change.of(after), List.of(evidence), why));
        }
        boolean isOther = isExpert(before) != isExpert(after);
        boolean fades = TasteReader.days(before.at(), now) >= REFRESH_DAYS
                && after.confidence() > depths.confidence(before, now);
        return isOther || fades
                ? Optional.of(new Shift(
                        isOther ? What.REFINED : What.REINFORCED, new Change(before, after), List.of(evidence), why))
                : Optional.empty();
    }

    private boolean isExpert(Expertise expertise) {
        return expertise.level() >= settings.expert();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String quote(String sentence) {
        return sentence.length() <= MOST_QUOTE ? sentence : sentence.substring(0, MOST_QUOTE);
    }

    /** The terms of a field that a turn uses, and the first sentence that does. */
    private record Used(List<String> terms, String sentence) {}
}
