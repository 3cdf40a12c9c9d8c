package dev.attune.profile.compose;

import dev.attune.profile.compose.ComposeSettings.Bounds;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.model.Withheld.Reason;
import dev.attune.profile.text.TokenCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Picks what the standing block tells: section after section, within their limits and one budget of tokens for all. */
final class StandingChoice {

    private static final int MOST_WITHHELD = 50;

    /** What matters more and is surer goes first; among equals the newer. */
    private static final Comparator<Memory> BY_RANK = Comparator.comparingDouble(StandingChoice::rank)
            .thenComparing(Memory::validFrom)
            .reversed()
            .thenComparing(Memory::id);

    /** Not by rank, which rises with every confirmation: the same memories must give the same bytes. */
    private static final Comparator<Memory> BY_AGE =
            Comparator.comparing(Memory::validFrom).thenComparing(Memory::id);

    private final TokenCount tokens;
    private final Function<Memory, Optional<Reason>> ruling;
    private final Map<Section, List<Memory>> picked = new EnumMap<>(Section.class);
    private final List<Withheld> withheld = new ArrayList<>();
    private final Bearings bearings;
    private int tokensLeft;

    StandingChoice(TokenCount tokens, int budget, Function<Memory, Optional<Reason>> ruling, Bearings bearings) {
        this.bearings = bearings;
        this.tokens = tokens;
        this.tokensLeft = budget;
        this.ruling = ruling;
    }

    /** Picks from the memories that hold. */
    void choose(List<Memory> holding, Bounds bounds, double share, double mannerShare) {
        Map<Section, List<Memory>> offered = new EnumMap<>(Section.class);
        for (Memory memory : holding) {
            Section.of(memory)
                    .ifPresent(section -> offered.computeIfAbsent(section, absent -> new ArrayList<>())
                            .add(memory));
        }
        offered.forEach((section, memories) -> fill(section, memories, section.most(bounds, share, mannerShare)));
    }

    private void fill(Section section, List<Memory> memories, int most) {
        List<Memory> chosen = new ArrayList<>();
        for (Memory memory : memories.stream().sorted(BY_RANK).toList()) {
            Optional<Reason> against = ruling.apply(memory);
            int cost = tokens.of(memory.text());
            boolean fits = chosen.size() < most && cost <= tokensLeft && mayStand(section, memory, chosen, most);
            if (against.isEmpty() && fits) {
                chosen.add(memory);
                tokensLeft -= cost;
            } else if (withheld.size() < MOST_WITHHELD) {
                withheld.add(new Withheld(memory.id(), against.orElse(Reason.OVER_BUDGET)));
            }
        }
        if (section == Section.INTERESTS && chosen.size() < bearings.leastInterests()) {
            chosen.forEach(memory -> withheld.add(new Withheld(memory.id(), Reason.OVER_BUDGET)));
            chosen.clear();
        }
        chosen.sort(BY_AGE);
        picked.put(section, chosen);
    }

    /** What somebody likes stands by what is most important in it, and not one of their likes alone. */
    private boolean mayStand(Section section, Memory memory, List<Memory> chosen, int most) {
        return section != Section.PREFERENCES
                || bearings.topicsOf(memory).stream()
                        .allMatch(topic -> chosen.stream()
                                        .filter(other ->
                                                bearings.topicsOf(other).contains(topic))
                                        .count()
                                < bearings.mostOfOne(most));
    }

    List<Memory> of(Section section) {
        return picked.getOrDefault(section, List.of());
    }

    List<Memory> all() {
        return picked.values().stream().flatMap(List::stream).toList();
    }

    List<Withheld> withheld() {
        return withheld;
    }

    private static double rank(Memory memory) {
        return memory.importance() + memory.confidence();
    }
}
