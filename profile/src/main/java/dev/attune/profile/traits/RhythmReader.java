package dev.attune.profile.traits;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Interaction;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.text.ReadOnce;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads off a profile when somebody is here and how they like to be met: what they said, else what behaviour shows. Safe for use by many threads. */
public final class RhythmReader {

    private static final int MOST_CHARACTERS = 400;
    private static final int SECONDS_OF_AN_HOUR = 3_600;

    /** Others live elsewhere. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("^(?:their|his|her) (?!time ?zone|home)", Pattern.CASE_INSENSITIVE);

    private static final Comparator<Memory> NEWEST =
            Comparator.comparing(Memory::validFrom).thenComparing(Memory::id).reversed();

    private final RhythmSettings settings;
    private final Zones zones;
    private final List<Pattern> places;
    private final ReadOnce<Optional<ZoneId>> home = new ReadOnce<>(this::zone);
    private final Wishes followUps;
    private final Wishes proactive;

    public RhythmReader(RhythmSettings settings) {
        this.settings = settings;
        this.zones = new Zones(settings.zones());
        this.places = settings.places().stream()
                .map(pattern -> Stances.compile("places", pattern, "place"))
                .toList();
        this.followUps = Wishes.of(settings.followUps());
        this.proactive = Wishes.of(settings.proactive());
    }

    /**
     * When and how they like to be met, at a moment.
     *
     * @param counts which memories may count
     */
    public Interaction of(Profile profile, Predicate<Memory> counts, Instant moment) {
        List<Memory> stated = profile.holdingAt(moment).stream()
                .filter(memory -> memory.isLasting() && memory.sensitive() == null && counts.test(memory))
                .sorted(NEWEST)
                .toList();
        Rhythm shown = profile.traits(Rhythm.class).stream()
                .filter(rhythm -> TasteReader.days(rhythm.at(), moment) <= settings.forgetDays())
                .findFirst()
                .orElse(null);
        Optional<ZoneId> said = stated.stream()
                .map(memory -> home.of(memory.text()))
                .flatMap(Optional::stream)
                .findFirst();
        String guessed = shown == null ? null : shown.timezone();
        String timezone = said.map(ZoneId::getId).orElse(guessed);
        double wished = wish(stated, followUps);
        return new Interaction(
                timezone,
                said.isPresent(),
                hours(shown, timezone, moment),
                wished != 0 || shown == null ? wished : shown.followUps(),
                wished != 0,
                wish(stated, proactive),
                shown);
    }

    private Optional<ZoneId> zone(String statement) {
        if (statement.length() > MOST_CHARACTERS || OF_OTHERS.matcher(statement).find()) {
            return Optional.empty();
        }
        return places.stream()
                .map(place -> place.matcher(statement))
                .filter(Matcher::find)
                .flatMap(found -> zones.of(found.group("place")).stream())
                .findFirst();
    }

    /** The hours that behaviour shows, moved to the zone in which they are told. */
    private static List<Integer> hours(@Nullable Rhythm shown, @Nullable String timezone, Instant moment) {
        if (shown == null) {
            return List.of();
        }
        int ahead = hoursAhead(timezone, moment) - hoursAhead(shown.timezone(), moment);
        return shown.activeHours().stream()
                .map(hour -> Math.floorMod(hour + ahead, Activity.HOURS_OF_A_WEEK))
                .sorted()
                .toList();
    }

    private static int hoursAhead(@Nullable String timezone, Instant moment) {
        ZoneId zone = zoneOf(timezone);
        return Math.floorDiv(zone.getRules().getOffset(moment).getTotalSeconds(), SECONDS_OF_AN_HOUR);
    }

    /** The zone of a name that may have come from another machine; UTC where it is not known here. */
    public static ZoneId zoneOf(@Nullable String timezone) {
        return timezone == null ? ZoneOffset.UTC : Zones.zone(timezone).orElse(ZoneOffset.UTC);
    }

    /** The newest word on it: 1, -1, or 0 for none. */
    private static double wish(List<Memory> newestFirst, Wishes wishes) {
        return newestFirst.stream()
                .filter(memory -> memory.facet() == Facet.INTERACTION)
                .mapToInt(memory -> wishes.of(memory.text()))
                .filter(wish -> wish != 0)
                .findFirst()
                .orElse(0);
    }

    /** What texts say on one thing. */
    private static final class Wishes {

        private final Pattern against;
        private final Pattern wanted;
        private final ReadOnce<Integer> read = new ReadOnce<>(this::read);

        private Wishes(Pattern against, Pattern wanted) {
            this.against = against;
            this.wanted = wanted;
        }

        static Wishes of(RhythmSettings.Wish wish) {
            return new Wishes(Stances.compile("wish", wish.against()), Stances.compile("wish", wish.wanted()));
        }

        int of(String text) {
            return read.of(text);
        }

        private int read(String text) {
            String bounded = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
            if (against.matcher(bounded).find()) {
                return -1;
            }
            return wanted.matcher(bounded).find() ? 1 : 0;
        }
    }
}
