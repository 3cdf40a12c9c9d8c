package dev.attune.profile.learn;

import dev.attune.profile.EpisodeSettings;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a person's episodes: adds what was told, lets go of what is over or too much. The same words are one episode however often
 * they are said. Episodes change outside the history, so undoing is not for them; a change of one by hand is in it as any other.
 */
public final class EpisodeKeeper {

    private static final int MOST_EVIDENCE = 4;
    private static final Comparator<Evidence> BY_TIME =
            Comparator.comparing(Evidence::at).thenComparing(Evidence::turn, TurnOrder.INSTANCE);
    private static final Comparator<Memory> BY_AGE =
            Comparator.comparing(Memory::validFrom).thenComparing(Memory::id);

    private final EpisodeSettings settings;
    private final List<Duration> longestFirst;

    public EpisodeKeeper(EpisodeSettings settings) {
        this(settings, List.of());
    }

    /**
     * One for settings that were others before.
     *
     * @param earlierDays for how many days episodes were kept at other times
     */
    public EpisodeKeeper(EpisodeSettings settings, Collection<Integer> earlierDays) {
        this.settings = settings;
        this.longestFirst = Stream.concat(Stream.of(settings.days()), earlierDays.stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(Duration::ofDays)
                .toList();
    }

    public boolean keeps() {
        return settings.areKept();
    }

    /**
     * What is to change about a profile's episodes.
     *
     * @param told the episodes that were admitted
     * @param adaptations what else changes; what is forgotten by them is forgotten as an episode, too
     */
    public List<Change> changes(Profile profile, List<Finding> told, Collection<Adaptation> adaptations, Instant now) {
        Map<String, Memory> before = new LinkedHashMap<>();
        profile.memories().stream()
                .filter(memory -> !memory.isLasting())
                .forEach(memory -> before.put(memory.id(), memory));
        if (before.isEmpty() && told.isEmpty()) {
            return List.of();
        }
        Map<String, Memory> after = new LinkedHashMap<>(before);
        if (settings.areKept()) {
            told.forEach(finding -> add(finding, now, after));
        }
        after.values().removeIf(memory -> isOver(memory, now) || isForgotten(memory, adaptations));
        dropOldest(after);
        return difference(before, after);
    }

    /** When Attune came to hear of an episode. */
    public Instant heardAt(Memory episode) {
        Instant until = episode.validUntil();
        return until == null ? episode.validFrom() : until.minus(keptFor(episode, until));
    }

    /**
     * How long an episode was to be kept when it was heard: of all times that it may have been, the longest that does not lead to a moment
     * before it was said. That is the right one for what is heard as it is said. For an old transcript it may be a longer one, so that
     * the episode goes sooner than it would have to, and never later.
     */
    private Duration keptFor(Memory episode, Instant until) {
        return longestFirst.stream()
                .filter(kept -> !until.minus(kept).isBefore(episode.validFrom()))
                .findFirst()
                .orElse(settings.kept());
    }

    /** When an episode is over: what is to be kept for a shorter time by now is so from when it was heard, and never for a longer one. */
    private Instant endOf(Memory episode, Instant until) {
        Duration kept = keptFor(episode, until);
        return kept.compareTo(settings.kept()) > 0 ? until.minus(kept).plus(settings.kept()) : until;
    }

    private void add(Finding finding, Instant now, Map<String, Memory> episodes) {
        Evidence evidence = finding.evidence();
        String id = MemoryIds.ofEpisode(finding.text());
        Memory known = episodes.get(id);
        Instant heard = evidence.at().isAfter(now) ? evidence.at() : now;
        Instant until = heard.plus(settings.kept());
        if (known == null || (known.status() == Status.RETIRED && isAfter(evidence.at(), known.validUntil()))) {
            episodes.put(id, memory(id, finding, evidence.at(), until, List.of(evidence)));
        } else if (known.status() != Status.RETIRED && known.origin() != Origin.EDITED) {
            episodes.put(id, again(known, finding, until));
        }
    }

    private static Memory again(Memory known, Finding finding, Instant until) {
        Set<Evidence> all = new LinkedHashSet<>(known.evidence());
        all.add(finding.evidence());
        List<Evidence> ordered = all.stream().sorted(BY_TIME).toList();
        List<Evidence> latest = ordered.subList(Math.max(0, ordered.size() - MOST_EVIDENCE), ordered.size());
        Instant knownUntil = known.validUntil();
        return memory(
                known.id(),
                finding,
                latest.get(latest.size() - 1).at(),
                knownUntil != null && knownUntil.isAfter(until) ? knownUntil : until,
                latest);
    }

    private static Memory memory(String id, Finding finding, Instant from, Instant until, List<Evidence> evidence) {
        return new Memory(
                id,
                finding.facet(),
                finding.kind(),
                finding.text(),
                finding.origin(),
                finding.confidence(),
                finding.importance(),
                finding.sensitive(),
                finding.status(),
                from,
                until,
                null,
                evidence);
    }

    private static boolean isAfter(Instant said, @Nullable Instant closing) {
        return closing == null || said.isAfter(closing);
    }

    /** One that was deleted by hand stays as long as it would have, so that it is not learned again from old turns. */
    private boolean isOver(Memory episode, Instant now) {
        Instant until = episode.validUntil();
        if (until == null) {
            return false;
        }
        Instant end = episode.status() == Status.RETIRED ? until.plus(settings.kept()) : endOf(episode, until);
        return !now.isBefore(end);
    }

    private static boolean isForgotten(Memory episode, Collection<Adaptation> adaptations) {
        return adaptations.stream()
                .flatMap(adaptation -> adaptation.changes().stream())
                .anyMatch(change -> change.after() instanceof Memory gone
                        && gone.isLasting()
                        && gone.status() == Status.RETIRED
                        && change.before() instanceof Memory had
                        && had.status() != Status.RETIRED
                        && gone.evidence().stream().anyMatch(evidence -> tells(episode, evidence)));
    }

    private static boolean tells(Memory episode, Evidence quoted) {
        return episode.text().contains(quoted.quote())
                && episode.evidence().stream()
                        .anyMatch(evidence -> evidence.turn().equals(quoted.turn()));
    }

    private void dropOldest(Map<String, Memory> episodes) {
        int tooMany = episodes.size() - settings.most();
        if (tooMany > 0) {
            episodes.values().stream()
                    .sorted(BY_AGE)
                    .limit(tooMany)
                    .map(Memory::id)
                    .toList()
                    .forEach(episodes::remove);
        }
    }

    private static List<Change> difference(Map<String, Memory> before, Map<String, Memory> after) {
        List<Change> changes = new ArrayList<>();
        before.forEach((id, memory) -> {
            Memory now = after.get(id);
            if (!Objects.equals(memory, now)) {
                changes.add(new Change(memory, now));
            }
        });
        after.forEach((id, memory) -> {
            if (!before.containsKey(id)) {
                changes.add(Change.of(memory));
            }
        });
        return changes;
    }
}
