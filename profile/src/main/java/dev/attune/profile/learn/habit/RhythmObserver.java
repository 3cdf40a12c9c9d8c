package dev.attune.profile.learn.habit;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import dev.attune.profile.text.Words;
import dev.attune.profile.traits.Activity;
import dev.attune.profile.traits.RhythmSettings;
import dev.attune.profile.traits.TasteReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts in which hours somebody is here, and whether they take up the questions that answers close with. Of both the newest are kept,
 * so that the tally is bounded and the same for every order of telling.
 */
public final class RhythmObserver implements Observer {

    public static final String NAME = "rhythm";

    private static final String HOURS = "h";
    private static final String ASKED = "q";
    private static final String SAID = "u";
    private static final double MOST_DAYS_AHEAD = 1;
    private static final double REFRESH_DAYS = 7;
    private static final int SECONDS_OF_AN_HOUR = 3_600;
    private static final int MOST_QUOTE = 80;

    /** What stands for nothing being known about follow-up questions: so many replies either way. */
    private static final double DOUBT = 2;

    private final RhythmSettings settings;
    private final Set<List<String>> openings = new HashSet<>();
    private final int longestOpening;
    private final InstantSource clock;

    public RhythmObserver(RhythmSettings settings, InstantSource clock) {
        this.settings = settings;
        settings.yes().forEach(opening -> openings.add(words(opening)));
        this.longestOpening = openings.stream().mapToInt(List::size).max().orElse(0);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Facet facet() {
        return Facet.INTERACTION;
    }

    @Override
    public String observe(Observation observation, String tally) {
        Counts counts = Counts.read(tally);
        int conversation = conversation(observation.exchange().conversation());
        for (Turn turn : observation.exchange().turns()) {
            long second = turn.at().getEpochSecond();
            boolean isDated = second > 0 && TasteReader.days(clock.instant(), turn.at()) <= MOST_DAYS_AHEAD;
            if (isDated && turn.role() == Role.USER && !turn.content().isBlank()) {
                counts.table(HOURS, 0).merge(Counts.key(second / SECONDS_OF_AN_HOUR), 1, Integer::sum);
                int reply = conversation * 2 + (takesUp(turn.content()) ? 1 : 0);
                counts.table(SAID, 0).merge(Counts.key(second), reply, Math::max);
            } else if (isDated && turn.role() == Role.ASSISTANT && asks(turn.content())) {
                counts.table(ASKED, 0).merge(Counts.key(second), conversation, Math::max);
            }
        }
        Counts.keepNewestKeys(counts.table(HOURS, 0), settings.hours());
        Counts.keepNewestKeys(counts.table(SAID, 0), settings.replies());
        Counts.keepNewestKeys(counts.table(ASKED, 0), settings.replies());
        return counts.write();
    }

    private static int conversation(String id) {
        return (int) Counts.number(Counts.hash(id));
    }

    private static boolean asks(String answer) {
        String end = answer.stripTrailing();
        return end.endsWith("?") || end.endsWith("\uFF1F");
    }

    private boolean takesUp(String message) {
        List<String> words = words(message.length() <= 400 ? message : message.substring(0, 400));
        for (int length = 1; length <= Math.min(longestOpening, words.size()); length++) {
            if (openings.contains(words.subList(0, length))) {
                return true;
            }
        }
        return words.size() <= settings.shortWords() && !message.contains("?");
    }

    private static List<String> words(String text) {
        return Words.of(text);
    }

    @Override
    public List<Shift> settle(Tallies tallies, Profile profile, Instant now) {
        return List.of();
    }

    @Override
    public List<Shift> settle(Observation observation, Tallies tallies, Profile profile, Instant now) {
        if (observation.own().isEmpty()) {
            return List.of();
        }
        Activity activity = activity(tallies);
        if (activity.days() < settings.fewestDays()) {
            return List.of();
        }
        Rhythm after = rhythm(activity, tallies, now);
        Rhythm before = (Rhythm) profile.state(Rhythm.KEY).orElse(null);
        Turn last = observation.own().get(observation.own().size() - 1);
        List<Evidence> evidence = List.of(new Evidence(last.id(), quote(last.content()), last.at()));
        if (before == null) {
            return List.of(new Shift(What.LEARNED, Change.of(after), evidence, "when they are usually here"));
        }
        boolean tellsOther = !Objects.equals(before.timezone(), after.timezone())
                || leaning(before.followUps()) != leaning(after.followUps());
        boolean isOld = TasteReader.days(before.at(), now) >= REFRESH_DAYS;
        return tellsOther || isOld
                ? List.of(new Shift(
                        tellsOther ? What.REFINED : What.REINFORCED,
                        new Change(before, after),
                        evidence,
                        "when they are usually here"))
                : List.of();
    }

    private int leaning(double followUps) {
        return Math.abs(followUps) < settings.sure() ? 0 : followUps > 0 ? 1 : -1;
    }

    private Rhythm rhythm(Activity activity, Tallies tallies, Instant now) {
        @Nullable
        String timezone =
                activity.zone(settings).map(guess -> guess.offset().getId()).orElse(null);
        ZoneId zone = timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone);
        List<Activity.Visit> visits = activity.visits(settings.visitHours());
        boolean isUsual = visits.size() >= settings.fewestVisits();
        Replies replies = replies(tallies);
        return new Rhythm(
                timezone,
                false,
                Activity.mostly(activity.week(zone, now, settings.halfLifeDays())),
                isUsual ? Activity.gapHours(visits).orElse(null) : null,
                isUsual ? Activity.sessionTurns(visits).orElse(null) : null,
                replies.all() < settings.fewestReplies() ? 0 : replies.balance(),
                0,
                activity.messages(),
                now);
    }

    /** When somebody was here, as far as it still may be told. */
    public static Activity activity(Tallies tallies) {
        TreeMap<Long, Integer> hours = new TreeMap<>();
        long since = since(tallies) / SECONDS_OF_AN_HOUR;
        Counts.read(tallies.of(NAME)).table(HOURS, 0).forEach((key, count) -> {
            if (Counts.number(key) > since) {
                hours.put(Counts.number(key), count);
            }
        });
        return new Activity(hours);
    }

    private static long since(Tallies tallies) {
        Instant floor = tallies.floor(Rhythm.KEY);
        return floor.equals(Instant.MIN) ? 0 : Math.max(0, floor.getEpochSecond());
    }

    /** What became of the questions that answers closed with: the next message of the conversation took them up or did not. */
    public static Replies replies(Tallies tallies) {
        Counts counts = Counts.read(tallies.of(NAME));
        NavigableMap<Long, Integer> said = dated(counts.table(SAID, 0), since(tallies));
        int all = 0;
        int takenUp = 0;
        for (Map.Entry<Long, Integer> asked :
                dated(counts.table(ASKED, 0), since(tallies)).entrySet()) {
            boolean isWhole = !said.isEmpty() && said.firstKey() <= asked.getKey();
            Optional<Integer> next = isWhole
                    ? said.tailMap(asked.getKey(), false).values().stream()
                            .filter(reply -> reply / 2 == asked.getValue())
                            .findFirst()
                    : Optional.empty();
            all += next.isPresent() ? 1 : 0;
            takenUp += next.filter(reply -> reply % 2 == 1).isPresent() ? 1 : 0;
        }
        return new Replies(all, takenUp);
    }

    private static NavigableMap<Long, Integer> dated(Map<String, Integer> table, long since) {
        TreeMap<Long, Integer> dated = new TreeMap<>();
        table.forEach((key, value) -> {
            if (Counts.number(key) > since) {
                dated.put(Counts.number(key), value);
            }
        });
        return dated;
    }

    /**
     * How often the questions that answers closed with were taken up.
     *
     * @param all that were followed by a message
     */
    public record Replies(int all, int takenUp) {

        /** -1 for none to 1 for all, drawn towards 0 while there are few. */
        public double balance() {
            return Math.round((2.0 * takenUp - all) / (all + DOUBT) * 100) / 100.0;
        }
    }

    private static String quote(String content) {
        return content.length() <= MOST_QUOTE ? content : content.substring(0, MOST_QUOTE);
    }
}
