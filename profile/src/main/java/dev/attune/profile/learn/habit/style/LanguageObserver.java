package dev.attune.profile.learn.habit.style;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.compose.StyleSettings;
import dev.attune.profile.learn.habit.Observation;
import dev.attune.profile.learn.habit.Observer;
import dev.attune.profile.learn.habit.Shift;
import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import dev.attune.profile.text.Languages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Learns which language somebody writes, or asks for: what the last message of each of their newest conversations says. Answers follow
 * the language of the message by themselves, so that it takes several conversations until there is anything to tell.
 */
public final class LanguageObserver implements Observer {

    private static final String NAME = "language";

    private final StyleSettings settings;
    private final Languages languages;
    private final ReactionWords words;

    public LanguageObserver(ConfigFiles files) {
        this.settings = StyleSettings.read(files);
        this.languages = new Languages(files);
        this.words = new ReactionWords(files, languages);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Facet facet() {
        return Facet.STYLE;
    }

    @Override
    public String observe(Observation observation, String tally) {
        Map<Integer, Spoken> newest = new HashMap<>();
        for (String one : tally.isEmpty() ? new String[0] : tally.split(" ", -1)) {
            Spoken spoken = Spoken.decode(one);
            newest.put(spoken.conversation, spoken);
        }
        int conversation = Code.digest(observation.exchange().conversation());
        for (Turn turn : observation.own()) {
            Optional<String> tag = words.language(turn.content()).or(() -> languages.of(turn.content()));
            tag.ifPresent(language -> {
                Spoken spoken = new Spoken(turn.at().getEpochSecond(), conversation, language);
                newest.merge(conversation, spoken, Spoken::newer);
            });
        }
        TreeSet<Spoken> kept = new TreeSet<>(newest.values());
        while (kept.size() > settings.language().newest()) {
            kept.pollLast();
        }
        return kept.stream().map(Spoken::encode).collect(Collectors.joining(" "));
    }

    @Override
    public List<Shift> settle(Tallies tallies, Profile profile, Instant now) {
        List<Spoken> spoken = new ArrayList<>();
        Instant floor = tallies.floor(SpokenLanguage.KEY);
        String tally = tallies.of(NAME);
        for (String one : tally.isEmpty() ? new String[0] : tally.split(" ", -1)) {
            Spoken decoded = Spoken.decode(one);
            if (Instant.ofEpochSecond(decoded.at).isAfter(floor)) {
                spoken.add(decoded);
            }
        }
        SpokenLanguage stored =
                profile.traits(SpokenLanguage.class).stream().findFirst().orElse(null);
        return main(spoken)
                .filter(next -> isNews(next, stored))
                .map(next -> List.of(shift(next, stored)))
                .orElseGet(List::of);
    }

    /** The language of most of the newest conversations, when there are enough of it. */
    private Optional<SpokenLanguage> main(List<Spoken> spoken) {
        Map<String, Double> weights = new HashMap<>();
        double all = 0;
        double rank = 1;
        for (int place = 0; place < spoken.size(); place++) {
            rank = place < settings.fully() ? 1 : rank / 2;
            weights.merge(spoken.get(place).language, rank, Double::sum);
            all += rank;
        }
        double whole = all;
        return weights.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(most -> {
                    List<Spoken> agreeing = spoken.stream()
                            .filter(one -> one.language.equals(most.getKey()))
                            .toList();
                    boolean enough = agreeing.size() >= settings.language().least();
                    return enough
                            ? Optional.of(new SpokenLanguage(
                                    most.getKey(),
                                    most.getValue() / (whole + 1),
                                    agreeing.size(),
                                    Instant.ofEpochSecond(agreeing.get(0).at)))
                            : Optional.empty();
                });
    }

    private boolean isNews(SpokenLanguage next, @Nullable SpokenLanguage stored) {
        if (stored == null) {
            return true;
        }
        boolean moved = next.confidence() >= settings.sure() != stored.confidence() >= settings.sure();
        return !next.language().equals(stored.language())
                || moved
                || Duration.between(stored.at(), next.at()).toDays() >= settings.againDays();
    }

    private Shift shift(SpokenLanguage next, @Nullable SpokenLanguage stored) {
        What what = stored == null
                ? What.LEARNED
                : stored.language().equals(next.language()) ? What.REINFORCED : What.SUPERSEDED;
        String why = settings.language().seems().replace("${language}", Languages.nameOf(next.language())) + ": in "
                + next.evidence() + " of their latest conversations";
        return new Shift(what, new Change(stored, next), List.of(), why);
    }

    /** The language of the newest message of a conversation that has any. */
    private record Spoken(long at, int conversation, String language) implements Comparable<Spoken> {

        @Override
        public int compareTo(Spoken other) {
            int newestFirst = Long.compare(other.at, at);
            int byConversation = newestFirst == 0 ? Integer.compare(conversation, other.conversation) : newestFirst;
            return byConversation == 0 ? language.compareTo(other.language) : byConversation;
        }

        static Spoken newer(Spoken one, Spoken other) {
            return one.compareTo(other) <= 0 ? one : other;
        }

        String encode() {
            return Code.of(at) + "." + Code.of(conversation) + "." + language;
        }

        static Spoken decode(String text) {
            int end = text.lastIndexOf('.');
            long[] numbers = Code.numbers(text.substring(0, end));
            return new Spoken(numbers[0], (int) numbers[1], text.substring(end + 1));
        }
    }
}
