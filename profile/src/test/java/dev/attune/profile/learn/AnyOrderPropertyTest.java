package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same dated turns give the same memories in whatever order they come, and however often. */
final class AnyOrderPropertyTest {

    private static final List<String> WORDS = List.of(
            "I live in Ghent",
            "I moved to Bruges",
            "I live in Antwerp now",
            "I don't live in Ghent any more",
            "I love opera",
            "I hate opera",
            "I really love opera",
            "forget that I love opera",
            "I have a parrot",
            "I have a parrot called Polly",
            "I no longer have a parrot",
            "I have two sons",
            "I have three sons",
            "I am vegan",
            "I am vegetarian",
            "I eat meat",
            "I no longer eat meat",
            "I play the oboe",
            "forget that I play the oboe",
            "I play the oboe in an orchestra",
            "I work as a nurse",
            "No, I work as a pilot",
            "My favourite tea is mint",
            "My favourite tea is rooibos, not mint",
            "Please answer in Italian",
            "Always answer in Spanish",
            "I live in Ghent and I love opera",
            "I love opera. Opera keeps me awake on long drives.",
            "I used to love opera, but now I prefer folk",
            "Opera keeps me awake on long drives.",
            "I love opera. The sound of an organ calms me.");

    private final Reconciler reconciler = new Reconciler(Taught.FILES);

    @Property(tries = 500)
    void ordersAndRepetitionsMakeNoDifference(@ForAll("said") List<Turn> turns, @ForAll Random random) {
        List<Turn> shuffled = new ArrayList<>(turns);
        turns.stream().filter(turn -> random.nextInt(4) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        assertThat(told(learned(shuffled))).as(() -> "taught as " + shuffled).isEqualTo(told(learned(turns)));
    }

    @Property(tries = 200)
    void historiesRebuildWhatLateTurnsMade(@ForAll("said") List<Turn> turns, @ForAll Random random) {
        List<Turn> shuffled = new ArrayList<>(turns);
        Collections.shuffle(shuffled, random);
        List<List<Adaptation>> history = new ArrayList<>();
        Profile made = learned(shuffled, history);
        Profile rebuilt = Taught.NOBODY;
        for (List<Adaptation> commit : history) {
            rebuilt = rebuilt.after(commit);
        }
        assertThat(new HashSet<>(rebuilt.memories())).isEqualTo(new HashSet<>(made.memories()));
    }

    @Property(tries = 200)
    void nothingIsLinkedToWhatIsNotThere(@ForAll("said") List<Turn> turns, @ForAll Random random) {
        List<Turn> shuffled = new ArrayList<>(turns);
        Collections.shuffle(shuffled, random);
        Profile profile = learned(shuffled);
        for (Memory memory : profile.memories()) {
            if (memory.supersedes() != null) {
                assertThat(profile.memory(memory.supersedes()).map(Memory::status))
                        .contains(Status.SUPERSEDED);
            }
        }
    }

    /** Oldest first; some at the same moment. */
    @Provide
    Arbitrary<List<Turn>> said() {
        return Arbitraries.of(WORDS).list().ofMinSize(2).ofMaxSize(14).map(words -> {
            List<Turn> turns = new ArrayList<>();
            for (int place = 0; place < words.size(); place++) {
                Duration since = Duration.ofMinutes(place - place % 3 / 2);
                turns.add(new Turn("t" + place, Role.USER, null, words.get(place), Taught.NOON.plus(since)));
            }
            return turns;
        });
    }

    private Profile learned(List<Turn> turns) {
        return learned(turns, new ArrayList<>());
    }

    private Profile learned(List<Turn> turns, List<List<Adaptation>> history) {
        Profile profile = Taught.NOBODY;
        List<Entry> entries = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Turn turn : turns) {
            if (!known.add(turn.id())) {
                continue;
            }
            List<Saying> sayings = Saying.of(Taught.by(turn));
            List<Adaptation> adaptations = reconciler.reconcile(profile, entries, sayings, Taught.NOON);
            entries.addAll(sayings);
            if (!adaptations.isEmpty()) {
                history.add(adaptations);
                profile = profile.after(adaptations);
            }
        }
        return profile;
    }

    private static Set<Object> told(Profile profile) {
        return profile.memories().stream()
                .map(memory -> List.<Object>of(
                        memory.text(),
                        memory.kind(),
                        memory.status(),
                        memory.validFrom(),
                        String.valueOf(memory.validUntil()),
                        memory.confidence(),
                        memory.evidence(),
                        memory.supersedes() == null
                                ? ""
                                : profile.memory(memory.supersedes())
                                        .map(Memory::text)
                                        .orElse("?")))
                .collect(Collectors.toSet());
    }
}
