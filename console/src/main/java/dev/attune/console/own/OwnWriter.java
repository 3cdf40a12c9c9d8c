package dev.attune.console.own;

import dev.attune.console.people.LongText;
import dev.attune.console.people.MemoryHands;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what is known of somebody into plain words of their language. */
final class OwnWriter {

    static final String CHANGES = "changes";

    private static final int MOST_OF_ONE = 30;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
    private static final double SURE = 0.85;
    private static final double FAIRLY_SURE = 0.6;

    private final Texts texts;
    private final @Nullable Draft draft;
    private final OwnView.Asked asked;

    OwnWriter(Texts texts, @Nullable Draft draft, OwnView.Asked asked) {
        this.texts = texts;
        this.draft = draft;
        this.asked = asked;
    }

    OwnView.Part<OwnView.Item> waiting(Profile profile) {
        return items("waiting", profile, memory -> isWaiting(memory));
    }

    List<OwnView.Group> groups(Profile profile, Instant now) {
        return Arrays.stream(Facet.values())
                .map(facet -> new OwnView.Group(
                        facet.label(),
                        texts.say("facet." + facet.label()),
                        texts.say("facet." + facet.label() + ".gives"),
                        items(
                                facet.label(),
                                profile,
                                memory -> memory.facet() == facet && memory.isLasting() && memory.holdsAt(now))))
                .toList();
    }

    /** What is kept word for word for a while. */
    OwnView.Part<OwnView.Item> said(Profile profile, Instant now) {
        return items("said", profile, memory -> !memory.isLasting() && memory.holdsAt(now));
    }

    OwnView.Part<OwnView.Change> changes(Page<Adaptation> page) {
        List<Adaptation> history = page.items();
        Set<String> undone = history.stream()
                .map(Adaptation::undoes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new OwnView.Part<>(
                CHANGES,
                history.stream()
                        .map(one -> change(one, undone.contains(one.id())))
                        .toList(),
                "",
                asked.of(CHANGES).isEmpty() ? null : "",
                page.cursor());
    }

    private OwnView.Change change(Adaptation one, boolean undone) {
        LongText before = text(one.before());
        LongText after = text(one.after());
        return new OwnView.Change(
                one.id(),
                texts.say("what." + one.what().label()),
                texts.say("by." + one.by().label()),
                texts.day(one.at()),
                // What was borne out once more reads as it did.
                before != null && before.equals(after) ? null : before,
                after,
                !undone);
    }

    OwnView.Switches switches(Controls controls) {
        List<OwnView.FacetSwitches> facets = Arrays.stream(Facet.values())
                .map(facet -> {
                    FacetSwitch now = controls.facets().getOrDefault(facet, FacetSwitch.BOTH);
                    return new OwnView.FacetSwitches(
                            facet.label(), texts.say("facet." + facet.label()), now.learn(), now.apply());
                })
                .toList();
        List<OwnView.Choice> intensities = Arrays.stream(Intensity.values())
                .map(one -> new OwnView.Choice(
                        one.label(), texts.say("intensity." + one.label()), one == controls.intensity()))
                .toList();
        List<OwnView.Sensitive> sensitive = Arrays.stream(SensitiveClass.values())
                .map(one -> new OwnView.Sensitive(
                        one.label(),
                        texts.say("sensitive." + one.label()),
                        policies(controls.sensitive().get(one))))
                .toList();
        return new OwnView.Switches(controls.isOn(), facets, intensities, sensitive);
    }

    List<OwnView.Choice> languages() {
        return Texts.LANGUAGES.stream()
                .map(one -> new OwnView.Choice(one, Texts.of(one).say("language"), one.equals(texts.language())))
                .toList();
    }

    private List<OwnView.Choice> policies(@Nullable SensitivePolicy chosen) {
        return Arrays.stream(SensitivePolicy.values())
                .map(one -> new OwnView.Choice(one.label(), texts.say("policy." + one.label()), one == chosen))
                .toList();
    }

    /** Parts are told by how many older ones they begin behind, which newer ones do not move. */
    private OwnView.Part<OwnView.Item> items(String list, Profile profile, Predicate<Memory> wanted) {
        List<Memory> all = profile.memories().stream().filter(wanted).toList();
        Optional<Integer> drafted = draft == null ? Optional.empty() : place(all, draft.memory());
        String from = asked.of(list);
        int before = NUMBER.matcher(from).matches() ? Math.min(all.size(), Integer.parseInt(from)) : all.size();
        if (drafted.isPresent() && drafted.get() < before - MOST_OF_ONE) {
            // What was typed and not taken is shown, however old the memory is.
            before = drafted.get() + 1;
        }
        int begin = Math.max(0, before - MOST_OF_ONE);
        List<OwnView.Item> items = new ArrayList<>();
        for (int place = before - 1; place >= begin; place--) {
            items.add(item(all.get(place)));
        }
        boolean whole = items.size() == all.size();
        return new OwnView.Part<>(
                list,
                items,
                whole ? "" : texts.say("range", all.size() - before + 1, all.size() - begin, all.size()),
                before == all.size() ? null : "",
                begin == 0 ? null : Integer.toString(begin));
    }

    private static Optional<Integer> place(List<Memory> all, String id) {
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place).id().equals(id)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private OwnView.Item item(Memory memory) {
        // What others noted of them they did not say.
        Optional<Evidence> newest = memory.evidence().stream()
                .filter(evidence -> !Fact.isRef(evidence.turn()))
                .max(Comparator.comparing(Evidence::at));
        SensitiveClass sensitive = memory.sensitive();
        boolean drafted = draft != null && draft.memory().equals(memory.id());
        return new OwnView.Item(
                memory.id(),
                MemoryHands.seen(memory),
                LongText.of(memory.text()),
                texts.say("why." + memory.origin().label()),
                newest.map(one -> LongText.of(one.quote())).orElse(null),
                newest.map(one -> texts.say("quoted", texts.day(one.at()))).orElse(""),
                texts.say("since", texts.day(memory.validFrom())),
                sure(memory.confidence()),
                sensitive == null ? null : texts.say("sensitive." + sensitive.label()),
                drafted ? Objects.requireNonNull(draft).text() : null,
                drafted ? Objects.requireNonNull(draft).problem() : "",
                memory.status() == Status.QUARANTINED);
    }

    private String sure(double confidence) {
        if (confidence >= SURE) {
            return texts.say("sure.very");
        }
        return texts.say(confidence >= FAIRLY_SURE ? "sure.fairly" : "sure.little");
    }

    private static boolean isWaiting(Memory memory) {
        return memory.status() == Status.PENDING || memory.status() == Status.QUARANTINED;
    }

    private @Nullable LongText text(@Nullable State state) {
        if (state instanceof Memory memory) {
            return LongText.of(memory.text());
        }
        return state instanceof Trait trait ? LongText.of(words(trait)) : null;
    }

    private String words(Trait trait) {
        if (trait instanceof Dial dial) {
            return texts.say("dial." + dial.dimension().label() + (dial.value() < 0 ? ".low" : ".high"));
        }
        if (trait instanceof SpokenLanguage spoken) {
            Locale reader = Locale.forLanguageTag(texts.language());
            return texts.say(
                    "trait.language", Locale.forLanguageTag(spoken.language()).getDisplayLanguage(reader));
        }
        if (trait instanceof Interest interest) {
            return texts.say(interest.weight() < 0 ? "trait.dislike" : "trait.interest", interest.topic());
        }
        return trait instanceof Expertise known
                ? texts.say("trait.expertise", known.domain())
                : texts.say("trait.rhythm");
    }

    /** What was typed in the place of a memory's text, and not taken. */
    record Draft(String memory, String text, String problem) {}
}
