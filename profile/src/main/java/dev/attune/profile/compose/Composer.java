package dev.attune.profile.compose;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.compose.ComposeSettings.Bounds;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.text.TokenCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Words what the model is told and says where it goes. Immutable and safe for use by many threads; a block takes some tens of microseconds. */
public final class Composer {

    private final ComposeSettings settings;
    private final StandingText standingText;
    private final RecalledText recalledText;
    private final TokenCount tokens = new TokenCount();

    /** Reads {@code compose.yaml} and the two prompts; an {@link IllegalArgumentException} names the file and what is wrong in it. */
    public Composer(ConfigFiles files) {
        this.settings = ComposeSettings.read(files);
        this.standingText = new StandingText(PromptTemplate.read(files, "prompts/standing.txt", Samples.standing()));
        this.recalledText = new RecalledText(
                PromptTemplate.read(files, "prompts/recalled.txt", Samples.recalled()), settings.dates());
    }

    /**
     * The standing block of a profile: to be made once for each profile and kept.
     *
     * @param ruling why a memory may not be told, empty when it may
     * @param at only what holds at this moment is told; it leaves no other trace in the text
     */
    public Standing standing(Profile profile, Function<Memory, Optional<Withheld.Reason>> ruling, Instant at) {
        Bounds bounds = settings.standing().of(profile.controls().intensity());
        double share = settings.stages().of(profile.stage());
        StandingChoice choice = new StandingChoice(tokens, bounds.tokens(), ruling);
        choice.choose(profile.holdingAt(at), bounds, share);
        List<Memory> told = choice.all();
        String text = told.isEmpty() ? "" : standingText.render(choice);
        Instant until = told.stream()
                .map(Memory::validUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Standing(text, tokens.of(text), told, choice.withheld(), until);
    }

    /** The most to recall for a request of somebody who wants to see so much of it used. */
    public RecallBudget budget(Intensity intensity) {
        return settings.recalled().of(intensity);
    }

    /** The blocks of one request: the standing one behind the app's own leading instructions, the recalled one ahead of the target. */
    public Composition compose(Asking asking, Standing standing, Recalled recalled) {
        List<Block> blocks = new ArrayList<>(2);
        List<Memory> told = new ArrayList<>(standing.told());
        if (!standing.told().isEmpty()) {
            blocks.add(block(Block.Place.STANDING, leading(asking.marks()), standing.text(), standing.told()));
        }
        List<Memory> brought = asking.target() < 0 ? List.of() : brought(standing, recalled);
        if (!brought.isEmpty()) {
            blocks.add(block(Block.Place.RECALLED, asking.target(), recalledText.render(brought), brought));
            told.addAll(brought);
        }
        int sum = blocks.stream().mapToInt(Block::tokens).sum();
        return new Composition(blocks, told, withheld(told, standing, recalled), sum);
    }

    private Block block(Block.Place place, int before, String text, List<Memory> memories) {
        return new Block(
                place,
                before,
                text,
                tokens.of(text),
                memories.stream().map(Memory::id).toList());
    }

    private static int leading(List<Mark> marks) {
        int at = 0;
        while (at < marks.size()
                && (marks.get(at).role() == Role.SYSTEM || marks.get(at).role() == Role.DEVELOPER)) {
            at++;
        }
        return at;
    }

    /** Oldest first, so that what was said later reads as the later word. */
    private static List<Memory> brought(Standing standing, Recalled recalled) {
        Set<String> stands = standing.ids();
        return recalled.items().stream()
                .map(Recalled.Item::memory)
                .filter(memory -> !stands.contains(memory.id()))
                .sorted(Comparator.comparing(Memory::validFrom))
                .toList();
    }

    /** What one block had no room for may be told by the other. */
    private static List<Withheld> withheld(List<Memory> told, Standing standing, Recalled recalled) {
        Set<String> ids = new HashSet<>();
        told.forEach(memory -> ids.add(memory.id()));
        Map<String, Withheld> first = new LinkedHashMap<>();
        for (List<Withheld> some : List.of(recalled.withheld(), standing.withheld())) {
            some.stream()
                    .filter(one -> !ids.contains(one.memory()))
                    .forEach(one -> first.putIfAbsent(one.memory(), one));
        }
        return new ArrayList<>(first.values());
    }
}
