package dev.attune.profile.compose;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Withheld.Reason;
import dev.attune.profile.text.Languages;
import dev.attune.profile.text.ReadOnce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads somebody's style out of a profile: what they stated outranks what their behaviour shows, and what behaviour shows fades.
 * Immutable and safe for use by many threads.
 */
public final class Manner {

    private static final double FIRST = 1;
    private static final double STRONG = 0.9;
    private static final double WEAK = 0.6;

    private final StyleSettings settings;
    private final Languages languages;
    private final ReadOnce<Wished> wished;

    public Manner(ConfigFiles files) {
        this.settings = StyleSettings.read(files);
        this.languages = new Languages(files);
        StatedStyle reader = new StatedStyle(files, languages);
        this.wished = new ReadOnce<>(text -> new Wished(reader.of(text), reader.language(text)));
    }

    /** The style as it is at this moment. */
    public Style style(Profile profile, Instant at) {
        Wishes wishes = wishes(profile, at);
        Map<Dimension, Style.Leaning> leanings = new EnumMap<>(Dimension.class);
        for (Dial dial : profile.traits(Dial.class)) {
            double value = settings.faded(dial.value(), dial.at(), at);
            leanings.put(
                    dial.dimension(),
                    new Style.Leaning(
                            value,
                            dial.confidence(),
                            dial.evidence(),
                            Origin.INFERRED,
                            settings.tells(value, dial.confidence())));
        }
        wishes.ends.forEach((dimension, wish) -> leanings.put(dimension, stated(wish)));
        return new Style(leanings, tongue(profile, wishes, at));
    }

    private Style.Leaning stated(Wish wish) {
        double value = settings.stated().value();
        return new Style.Leaning(
                wish.high ? value : -value,
                settings.stated().confidence(),
                Math.max(1, wish.memory.evidence().size()),
                Origin.STATED,
                true);
    }

    private Style.@Nullable Tongue tongue(Profile profile, Wishes wishes, Instant at) {
        if (wishes.language != null) {
            return new Style.Tongue(
                    wishes.language, settings.stated().confidence(), wishes.languageEvidence, Origin.STATED, true);
        }
        return profile.traits(SpokenLanguage.class).stream()
                .findFirst()
                .map(spoken -> new Style.Tongue(
                        spoken.language(),
                        settings.faded(spoken.confidence(), spoken.at(), at),
                        spoken.evidence(),
                        Origin.INFERRED,
                        tells(spoken, at)))
                .orElse(null);
    }

    private boolean tells(SpokenLanguage spoken, Instant at) {
        return !spoken.language().equals(settings.language().usual())
                && spoken.evidence() >= settings.language().least()
                && settings.faded(spoken.confidence(), spoken.at(), at) >= settings.sure();
    }

    /** What is to be said of the style that behaviour shows, and what is left unsaid for which reason. */
    List<Remark> remarks(Profile profile, Instant at) {
        Wishes wishes = wishes(profile, at);
        List<Remark> remarks = new ArrayList<>();
        profile.traits(SpokenLanguage.class).forEach(spoken -> remarks.add(remark(spoken, wishes, at)));
        for (Dial dial : profile.traits(Dial.class)) {
            remarks.add(remark(dial, wishes.ends.get(dial.dimension()), at));
        }
        return remarks;
    }

    private Remark remark(Dial dial, @Nullable Wish wish, Instant at) {
        double value = settings.faded(dial.value(), dial.at(), at);
        boolean high = wish == null ? value > 0 : wish.high;
        StyleSettings.Wording wording = settings.wording(dial.dimension(), high);
        boolean strong = Math.abs(settings.grade(value)) > 2;
        Memory memory = Memory.standingFor(dial, strong ? wording.much() : wording.some(), strong ? STRONG : WEAK);
        Reason against =
                wish != null ? Reason.ALREADY_SAID : settings.tells(value, dial.confidence()) ? null : Reason.NOT_RIPE;
        return new Remark(
                memory,
                against,
                Set.of(wording.much().hashCode(), wording.some().hashCode()));
    }

    private Remark remark(SpokenLanguage spoken, Wishes wishes, Instant at) {
        String line = settings.language().line().replace("${language}", Languages.nameOf(spoken.language()));
        Memory memory = Memory.standingFor(spoken, line, FIRST);
        Reason against = wishes.language != null ? Reason.ALREADY_SAID : tells(spoken, at) ? null : Reason.NOT_RIPE;
        return new Remark(memory, against, Set.of(line.hashCode()));
    }

    /** When what is said at this moment begins to change by itself; empty when it never does. */
    Optional<Instant> until(Profile profile, Instant at) {
        Stream<Instant> dials = profile.traits(Dial.class).stream()
                .flatMap(dial -> Stream.of(
                                settings.levels().some(), settings.levels().much())
                        .filter(level -> Math.abs(settings.faded(dial.value(), dial.at(), at)) >= level)
                        .map(level -> settings.fallsBelow(level, dial.value(), dial.at())));
        Stream<Instant> language = profile.traits(SpokenLanguage.class).stream()
                .filter(spoken -> tells(spoken, at))
                .map(spoken -> settings.fallsBelow(settings.sure(), spoken.confidence(), spoken.at()));
        return Stream.concat(dials, language).filter(at::isBefore).min(Comparator.naturalOrder());
    }

    /** Whether a message is surely written in another language than this one. */
    boolean isInAnother(String message, String language) {
        return languages.of(message).filter(spoken -> !spoken.equals(language)).isPresent();
    }

    /** The newest wish about each dimension. */
    private Wishes wishes(Profile profile, Instant at) {
        Wishes wishes = new Wishes();
        profile.holdingAt(at).stream()
                .filter(memory ->
                        memory.facet() == Facet.STYLE && memory.isLasting() && memory.origin() != Origin.INFERRED)
                .sorted(Comparator.comparing(Memory::validFrom).thenComparing(Memory::id))
                .forEach(memory -> wishes.add(memory, wished.of(memory.text())));
        return wishes;
    }

    private record Wish(Memory memory, boolean high) {}

    /** What one text asks for. */
    private record Wished(Map<Dimension, Boolean> ends, Optional<String> language) {}

    /** What somebody stated of their style. */
    private static final class Wishes {

        private final Map<Dimension, Wish> ends = new EnumMap<>(Dimension.class);
        private @Nullable String language;
        private int languageEvidence;

        void add(Memory memory, Wished wished) {
            wished.ends.forEach((dimension, high) -> ends.put(dimension, new Wish(memory, high)));
            wished.language.ifPresent(tag -> {
                language = tag;
                languageEvidence = Math.max(1, memory.evidence().size());
            });
        }
    }
}
