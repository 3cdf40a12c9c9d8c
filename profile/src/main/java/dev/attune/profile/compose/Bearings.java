package dev.attune.profile.compose;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Depth;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Interaction;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Liking;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.Withheld.Reason;
import dev.attune.profile.traits.TasteSettings;
import dev.attune.profile.traits.TraitReaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Words the interests, the expertise and the rhythm of a profile. Immutable and safe for use by many threads. */
final class Bearings {

    /** What fades is looked at again so soon; it fades by half in weeks. */
    private static final Duration LASTS = Duration.ofDays(1);

    private final TraitReaders traits;
    private final TasteSettings.Told told;

    Bearings(TraitReaders traits) {
        this.traits = traits;
        this.told = traits.settings().told();
    }

    /**
     * What is to be said, and what is left unsaid for which reason.
     *
     * @param share of the lines that the stage allows, 0 to 1
     */
    List<Remark> remarks(Profile profile, double share, Instant at) {
        Controls controls = profile.controls();
        Predicate<Memory> counts = memory -> memory.origin() != Origin.INFERRED && controls.applies(memory.facet());
        List<Remark> remarks = new ArrayList<>();
        addInterests(profile, counts, share, at, remarks);
        addExpertise(profile, counts, share, at, remarks);
        remark(traits.manners().of(profile, counts, at), namesZone(profile, counts, at), at)
                .ifPresent(remarks::add);
        return remarks;
    }

    /** Those that behaviour shows: what is stated stands by itself. Fewer than the cap allows would each be more than their share. */
    private void addInterests(
            Profile profile, Predicate<Memory> counts, double share, Instant at, List<Remark> remarks) {
        Map<String, Liking> liked = new HashMap<>();
        traits.tastes().of(profile, counts, at).liked().forEach(liking -> liked.put(liking.topic(), liking));
        List<Interest> shown = profile.traits(Interest.class).stream()
                .sorted(Comparator.comparingDouble(interest -> -share(liked.get(interest.topic()))))
                .toList();
        long lively = shown.stream()
                .filter(interest -> liked.containsKey(interest.topic()))
                .count();
        int most = (int) Math.floor(told.interests().of(profile.controls().intensity()) * share);
        boolean areEnough = Math.min(most, lively) >= leastInterests();
        for (int place = 0; place < shown.size(); place++) {
            Interest interest = shown.get(place);
            boolean isLively = liked.containsKey(interest.topic());
            Reason against = !areEnough || !isLively ? Reason.NOT_RIPE : place < most ? null : Reason.OVER_BUDGET;
            String text = told.interest().replace("${what}", interest.topic());
            remarks.add(remark(Memory.standingFor(interest, text, share(liked.get(interest.topic()))), against));
        }
    }

    private static double share(@Nullable Liking liking) {
        return liking == null ? 0 : liking.share();
    }

    /** How many interests must be told for none to have more than its share. */
    int leastInterests() {
        return (int) Math.ceil(1 / traits.settings().shareCap());
    }

    private void addExpertise(
            Profile profile, Predicate<Memory> counts, double share, Instant at, List<Remark> remarks) {
        int most = (int) Math.ceil(told.expertise().of(profile.controls().intensity()) * share);
        for (Depth depth : traits.depths().of(profile, counts, at)) {
            Expertise expertise = new Expertise(depth.domain(), depth.level(), depth.confidence(), 0, at);
            String text = wording(depth.name()).replace("${what}", depth.domain());
            Reason against = most-- > 0 ? null : Reason.OVER_BUDGET;
            remarks.add(remark(Memory.standingFor(expertise, text, depth.confidence()), against));
        }
    }

    private String wording(Depth.Name name) {
        return switch (name) {
            case BEGINNER -> told.beginner();
            case FAMILIAR -> told.familiar();
            case EXPERT -> told.expert();
        };
    }

    /** Where somebody lives is no word on how they want dates. */
    private static boolean namesZone(Profile profile, Predicate<Memory> counts, Instant at) {
        return profile.holdingAt(at).stream()
                .filter(counts)
                .map(memory -> memory.text().toLowerCase(Locale.ROOT))
                .anyMatch(text -> text.contains("time zone") || text.contains("timezone"));
    }

    /** What was said of follow-up questions stands among the wishes already; a time zone that is guessed is too little to go by. */
    private Optional<Remark> remark(Interaction known, boolean namesZone, Instant at) {
        List<String> parts = new ArrayList<>();
        if (namesZone && known.isTimezoneStated() && known.timezone() != null) {
            parts.add(told.timezone().replace("${what}", known.timezone()));
        }
        if (!known.areFollowUpsStated()
                && Math.abs(known.followUps()) >= traits.rhythm().sure()) {
            parts.add(known.followUps() > 0 ? told.takesUp() : told.passesOver());
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Rhythm rhythm = new Rhythm(null, false, List.of(), null, null, 0, 0, 0, at);
        return Optional.of(remark(Memory.standingFor(rhythm, String.join("; ", parts), 1), null));
    }

    private static Remark remark(Memory memory, @Nullable Reason against) {
        return new Remark(memory, against, Set.of(memory.text().hashCode()));
    }

    /** When what is said at this moment may begin to change by itself; empty when it never does. */
    Optional<Instant> until(Profile profile, Instant at) {
        boolean fades = profile.traits().stream()
                .anyMatch(trait -> trait instanceof Interest || trait instanceof Expertise || trait instanceof Rhythm);
        return fades ? Optional.of(at.plus(LASTS)) : Optional.empty();
    }

    /** The topics of a memory, of which no more than a share may stand. */
    Set<String> topicsOf(Memory memory) {
        return traits.topics().of(memory.text());
    }

    /** How many of so many lines may be of one topic. */
    int mostOfOne(int lines) {
        return Math.max(1, (int) Math.floor(traits.settings().shareCap() * lines));
    }
}
