package dev.attune.profile.compose;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.compose.ComposeSettings.Bounds;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.Problem;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.text.TokenCount;
import dev.attune.profile.traits.TraitReaders;
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
import java.util.stream.Stream;

/** Words what the model is told and says where it goes. Immutable and safe for use by many threads; a block takes some tens of microseconds. */
public final class Composer {

    private final ComposeSettings settings;
    private final Prompts prompts;
    private final StandingText standingText;
    private final RecalledText recalledText;
    private final TokenCount tokens = new TokenCount();
    private final Manner manner;
    private final Bearings bearings;

    /** Reads {@code compose.yaml} and the two prompts; an {@link IllegalArgumentException} names the file and what is wrong in it. */
    public Composer(ConfigFiles files) {
        this(files, TraitReaders.read(files));
    }

    /** The same with readers of traits that are there already. */
    public Composer(ConfigFiles files, TraitReaders traits) {
        this.bearings = new Bearings(traits);
        this.settings = ComposeSettings.read(files);
        this.manner = new Manner(files);
        this.prompts = Prompts.read(files);
        this.standingText = standingText(prompts);
        this.recalledText = recalledText(prompts, settings);
    }

    private Composer(Composer before, Prompts prompts) {
        this.bearings = before.bearings;
        this.settings = before.settings;
        this.manner = before.manner;
        this.prompts = prompts;
        this.standingText =
                prompts.standing().equals(before.prompts.standing()) ? before.standingText : standingText(prompts);
        this.recalledText = prompts.recalled().equals(before.prompts.recalled())
                ? before.recalledText
                : recalledText(prompts, settings);
    }

    /** The same with other templates, which must be without {@link #problems}. */
    public Composer worded(Prompts other) {
        return other.equals(prompts) ? this : new Composer(this, other);
    }

    public Prompts prompts() {
        return prompts;
    }

    /** What is wrong with a text as a template that does not come from the operator's folder; nothing where it may take that one's place. */
    public List<Problem> problems(Policy.Kind kind, String text) {
        List<Problem> problems = Prompts.check(kind, text, wordsOf(kind));
        return problems.isEmpty() ? proven(kind, text) : problems;
    }

    /** Most tokens of a template's own words. */
    public int wordsOf(Policy.Kind kind) {
        return kind == Policy.Kind.RECALLED
                ? settings.templates().recalled()
                : settings.templates().standing();
    }

    /** The recalled block that tells these, in their order. */
    public String recalling(List<Memory> memories) {
        return recalledText.render(memories);
    }

    private List<Problem> proven(Policy.Kind kind, String text) {
        try {
            PromptTemplate template = PromptTemplate.of(Prompts.fileOf(kind), text, Samples.of(kind));
            return Samples.forgotten(kind, template).stream()
                    .map(variable -> new Problem(0, "does not tell ${" + variable + "} where nothing else is known"))
                    .toList();
        } catch (IllegalArgumentException wrong) {
            return List.of(new Problem(0, String.valueOf(wrong.getMessage())));
        }
    }

    private static StandingText standingText(Prompts prompts) {
        return new StandingText(PromptTemplate.of(Prompts.STANDING_FILE, prompts.standing(), Samples.standing()));
    }

    private static RecalledText recalledText(Prompts prompts, ComposeSettings settings) {
        return new RecalledText(
                PromptTemplate.of(Prompts.RECALLED_FILE, prompts.recalled(), Samples.recalled()), settings.dates());
    }

    /**
     * The standing block of a profile: to be made once for each profile and kept.
     *
     * @param ruling why a memory may not be told, empty when it may
     * @param at only what holds at this moment is told; it leaves no other trace in the text
     */
    public Standing standing(Profile profile, Function<Memory, Optional<Withheld.Reason>> ruling, Instant at) {
        return standing(profile, remarks(profile, at), ruling, at);
    }

    /** The standing blocks of a profile, whatever the language of the message that they are for. */
    public Standings standings(Profile profile, Function<Memory, Optional<Withheld.Reason>> ruling, Instant at) {
        List<Remark> remarks = remarks(profile, at);
        Standing whole = standing(profile, remarks, ruling, at);
        String language = profile.traits(SpokenLanguage.class).stream()
                .filter(spoken -> whole.ids().contains(spoken.key()))
                .map(SpokenLanguage::language)
                .findFirst()
                .orElse(null);
        if (language == null) {
            return new Standings(whole, whole, null);
        }
        List<Remark> others = remarks.stream()
                .filter(remark -> !remark.memory().id().equals(SpokenLanguage.KEY))
                .toList();
        return new Standings(whole, standing(profile, others, ruling, at), language);
    }

    /** The one for a message: what somebody usually writes is never held against what they write now. */
    public Standing standing(Standings standings, String message) {
        String language = standings.language();
        return language != null && manner.isInAnother(message, language) ? standings.elsewhere() : standings.whole();
    }

    /** What may be told again, by what a profile holds at this moment. */
    public Tellable tellable(Profile profile, Instant at) {
        return Tellable.of(profile, remarks(profile, at));
    }

    private List<Remark> remarks(Profile profile, Instant at) {
        List<Remark> remarks = new ArrayList<>(manner.remarks(profile, at));
        remarks.addAll(bearings.remarks(profile, settings.stages().of(profile.stage()), at));
        return remarks;
    }

    private Standing standing(
            Profile profile, List<Remark> remarks, Function<Memory, Optional<Withheld.Reason>> ruling, Instant at) {
        Bounds bounds = settings.standing().of(profile.controls().intensity());
        double share = settings.stages().of(profile.stage());
        StandingChoice choice = new StandingChoice(tokens, bounds.tokens(), ruling, bearings);
        List<Memory> holding = new ArrayList<>(profile.holdingAt(at));
        remarks.stream().filter(Remark::isTold).map(Remark::memory).forEach(holding::add);
        choice.choose(holding, bounds, share, settings.mannerStages().of(profile.stage()));
        List<Memory> told = choice.all();
        String text = told.isEmpty() ? "" : standingText.render(choice, tone(profile));
        Instant until = Stream.concat(
                        told.stream().map(Memory::validUntil).filter(Objects::nonNull),
                        Stream.concat(manner.until(profile, at).stream(), bearings.until(profile, at).stream()))
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<Withheld> withheld = new ArrayList<>(choice.withheld());
        for (Remark remark : remarks) {
            if (remark.against() != null) {
                withheld.add(new Withheld(remark.memory().id(), remark.against()));
            }
        }
        return new Standing(text, tokens.of(text), told, withheld, until);
    }

    private String tone(Profile profile) {
        String tone = settings.tones().of(profile.controls().intensity());
        return (tone + ' ' + settings.familiarity().of(profile.stage())).strip();
    }

    /** The most to recall for a request of a person: by how much of it they want to see used, and how well they are known. */
    public RecallBudget budget(Profile profile) {
        return settings.recalled()
                .of(profile.controls().intensity())
                .times(settings.recalledStages().of(profile.stage()));
    }

    /** What the conversation of a request has been told; the ruling says why a memory may not be told now. */
    public Conversation lookBack(Asking asking, Trail trail, Standing present, Told told) {
        return new LookBack(new Recognition(asking, trail), present, told.tellable(), told.ruling())
                .look(settings.conversations().keep());
    }

    /** By what it is decided whether something that was told may be told again. */
    public record Told(Tellable tellable, Function<Memory, Optional<Withheld.Reason>> ruling) {}

    /**
     * The blocks of one request: the standing one behind the app's own leading instructions, those of earlier messages where they were,
     * and what is new ahead of the target.
     */
    public Composition compose(Asking asking, Conversation conversation, Recalled recalled) {
        List<Block> blocks = new ArrayList<>();
        Passage standing = conversation.standing();
        if (standing != null) {
            blocks.add(block(Block.Place.STANDING, leading(asking.marks()), standing));
        }
        conversation
                .again()
                .forEach(put ->
                        blocks.add(block(Block.Place.RECALLED, put.utterance().index(), put.passage())));
        List<Memory> told = new ArrayList<>(conversation.told());
        List<Memory> brought =
                asking.target() < 0 || conversation.isAnswered() ? List.of() : brought(conversation, recalled);
        Passage fresh = null;
        if (!brought.isEmpty()) {
            fresh = recalled(brought);
            blocks.add(block(Block.Place.RECALLED, asking.target(), fresh));
            told.addAll(brought);
        }
        int sum = blocks.stream().mapToInt(Block::tokens).sum();
        Map<Long, Step> steps =
                new Steps(asking.at(), conversation, settings.conversations().keep()).after(fresh);
        return new Composition(blocks, told, withheld(told, conversation.present(), recalled), sum, steps);
    }

    private Passage recalled(List<Memory> memories) {
        String text = recalledText.render(memories);
        return Passage.of(text, tokens.of(text), memories);
    }

    /** The bounds of what is remembered of a person's conversations. */
    public Remembering remembering() {
        return new Remembering(
                settings.conversations().keep(), settings.conversations().most());
    }

    private static Block block(Block.Place place, int before, Passage passage) {
        return new Block(place, before, passage.text(), passage.tokens(), passage.memories());
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
    private static List<Memory> brought(Conversation conversation, Recalled recalled) {
        Set<String> known = conversation.standingIds();
        known.addAll(conversation.said());
        List<Memory> found = recalled.items().stream()
                .map(Recalled.Item::memory)
                .filter(memory -> !known.contains(memory.id()))
                .toList();
        Echoes echoes = new Echoes(
                Stream.concat(conversation.told().stream(), found.stream()).toList());
        found = found.stream().filter(memory -> !echoes.isEcho(memory)).toList();
        return Stream.concat(conversation.owed().stream(), found.stream())
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
                    .filter(one -> one.reason() == Withheld.Reason.ALREADY_SAID || !ids.contains(one.memory()))
                    .forEach(one -> first.putIfAbsent(one.memory(), one));
        }
        return new ArrayList<>(first.values());
    }
}
