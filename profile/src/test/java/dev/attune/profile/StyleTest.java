package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.BY_PERSON;
import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.await;
import static dev.attune.profile.TaughtPeople.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Trait;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import dev.attune.profile.model.Withheld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Style through the front door, on a real store. */
final class StyleTest {

    private static final RedisFixture REDIS = RedisFixture.open();
    private static final TaughtPeople HERE = new TaughtPeople(REDIS);
    private static final TaughtPeople THERE = new TaughtPeople(REDIS);
    private static int people;

    private final Person kim = new Person("default", "styled" + people++);

    @AfterAll
    static void close() {
        HERE.close();
        THERE.close();
        REDIS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Be brief.,length,-1",
        "Keep it short from now on.,length,-1",
        "Explain things like I am new to this.,technical-depth,-1",
        "Explain like I'm new to this.,technical-depth,-1",
        "No emoji please.,emoji,-1",
        "From now on use more examples.,examples,1"
    })
    void aStatedWishIsADialAtOnceAndToldOnce(String words, String dimension, int end) {
        say("c1", 0, words);
        Style.Leaning leaning = style().leanings().entrySet().stream()
                .filter(entry -> entry.getKey().label().equals(dimension))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(leaning.origin()).isEqualTo(Origin.STATED);
        assertThat(Math.signum(leaning.value())).isEqualTo(end);
        assertThat(profile().traits()).isEmpty();
        assertThat(told().blocks()).hasSize(1);
    }

    @Test
    void answersInALanguageFromNowOn() {
        say("c1", 0, "Answer in German from now on.");
        assertThat(style().language()).isNotNull().satisfies(tongue -> {
            assertThat(tongue.language()).isEqualTo("de");
            assertThat(tongue.origin()).isEqualTo(Origin.STATED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Keep it short for this one.", "Be brief today please.", "No emoji this time."})
    void whatIsMeantForThisOnceLeavesNoDial(String words) {
        for (int conversation = 0; conversation < 6; conversation++) {
            say("c" + conversation, conversation, words);
        }
        assertThat(style().leanings()).isEmpty();
    }

    @Test
    void wishesOverSeveralConversationsBecomeALineUpstreamAndAreShownInTheHistory() {
        say("c1", 1, "Shorter please.");
        say("c2", 2, "Shorter please.");
        assertThat(told().blocks()).isEmpty();
        assertThat(told().withheld()).contains(new Withheld("style:length", Withheld.Reason.NOT_RIPE));
        say("c3", 3, "Too long, can you make it shorter?");
        Prepared told = told();
        assertThat(told.blocks())
                .extracting(Block::text)
                .singleElement()
                .asString()
                .contains("like short answers");
        assertThat(told.blocks().get(0).memories()).containsExactly("style:length");
        assertThat(history().get(0).why())
                .isEqualTo("Seems to like short answers: asked for shorter ones in 3 conversations");
        Profile before = await(HERE.profiles
                .people()
                .findAt(kim, history().get(history().size() - 1).at()));
        assertThat(HERE.profiles.style(before, HERE.now).leanings()).containsKey(Dimension.LENGTH);
    }

    @Test
    void undoTakesADialBackAndItDoesNotComeStraightBack() {
        for (int conversation = 1; conversation <= 3; conversation++) {
            say("c" + conversation, conversation, "Shorter please.");
        }
        for (Adaptation done : history()) {
            if (done.what() != What.UNDONE) {
                await(HERE.profiles.histories().undo(kim, done.id(), BY_PERSON));
            }
        }
        assertThat(profile().traits()).isEmpty();
        assertThat(told().blocks()).isEmpty();
        say("c4", 4, "What is the capital of Peru?");
        say("c4", 5, "And of Chile?");
        assertThat(profile().traits()).isEmpty();
    }

    @Test
    void whileLearningIsOffNothingIsCountedAndWhileApplyingIsOffNothingIsTold() {
        set(new FacetSwitch(false, true));
        for (int conversation = 1; conversation <= 5; conversation++) {
            say("c" + conversation, conversation, "Shorter please.");
        }
        set(new FacetSwitch(true, true));
        say("c6", 6, "Shorter please.");
        assertThat(profile().traits(Dial.class)).extracting(Dial::evidence).containsExactly(1);
        say("c7", 7, "Shorter please.");
        say("c8", 8, "Shorter please.");
        assertThat(told().blocks()).hasSize(1);
        set(new FacetSwitch(true, false));
        assertThat(told().blocks()).isEmpty();
        assertThat(told().withheld()).contains(new Withheld("style:length", Withheld.Reason.FACET_OFF));
    }

    @Test
    void anyOrderTwiceAndTwoProcessesAtOnceEndTheSame() {
        List<Turn> turns = new ArrayList<>();
        for (int conversation = 0; conversation < 12; conversation++) {
            String words = conversation % 3 == 2 ? "More examples please" : "Shorter please, too technical";
            turns.add(turn("t" + conversation, words, MORNING.minusSeconds(5_000 - 10L * conversation)));
        }
        Person calm = new Person("default", "styled" + people++);
        turns.forEach(turn -> await(teach(HERE, calm, turn)));
        List<Turn> twice = new ArrayList<>(turns);
        twice.addAll(turns);
        Random random = new Random(people);
        Collections.shuffle(twice, random);
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (Turn turn : twice) {
            running.add(teach(random.nextBoolean() ? HERE : THERE, kim, turn));
        }
        await(CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)));
        assertThat(lines(kim)).isNotEmpty().isEqualTo(lines(calm));
    }

    @Test
    void traitsAreCarriedFromOneStoreToAnotherOnce() {
        for (int conversation = 1; conversation <= 3; conversation++) {
            say("c" + conversation, conversation, "Shorter please.");
        }
        Person lee = new Person("default", "styled" + people++);
        List<Trait> traits =
                await(HERE.profiles.transfers().export(kim)).profile().traits();
        PersonImport incoming = new PersonImport(List.of(), traits, new ControlsPatch(null, Map.of(), null, Map.of()));
        await(HERE.profiles.transfers().bring(lee, incoming, BY_PERSON));
        assertThat(HERE.profile(lee).traits()).isEqualTo(traits).isNotEmpty();
        assertThat(await(HERE.profiles.transfers().bring(lee, incoming, BY_PERSON)))
                .isEmpty();
    }

    private void set(FacetSwitch chosen) {
        await(HERE.profiles
                .people()
                .change(kim, new ControlsPatch(null, Map.of(Facet.STYLE, patch(chosen)), null, Map.of()), BY_PERSON));
    }

    private static ControlsPatch.SwitchPatch patch(FacetSwitch chosen) {
        return new ControlsPatch.SwitchPatch(chosen.learn(), chosen.apply());
    }

    private static CompletableFuture<List<Adaptation>> teach(TaughtPeople door, Person person, Turn turn) {
        return door.profiles
                .learning()
                .teachAndWait(new Exchange(person, "of-" + turn.id(), List.of(turn)))
                .toCompletableFuture();
    }

    private void say(String conversation, int minute, String words) {
        Turn turn = turn(conversation + minute, words, MORNING.plusSeconds(60L * minute - 3_600));
        await(HERE.profiles.learning().teachAndWait(new Exchange(kim, conversation, List.of(turn))));
    }

    private Profile profile() {
        return HERE.profile(kim);
    }

    private Style style() {
        return HERE.profiles.style(profile(), HERE.now);
    }

    private List<Adaptation> history() {
        return HERE.history(kim);
    }

    private Prepared told() {
        return told(kim, "Tell me about bridges");
    }

    private static Prepared told(Person person, String message) {
        @Nullable String conversation = "new" + people++;
        Asking asking = new Asking(
                person,
                conversation,
                "m",
                Mode.ON,
                List.of(new Mark(Role.USER, conversation.hashCode())),
                0,
                message,
                HERE.now);
        return await(HERE.profiles.prepare(asking));
    }

    private static List<String> lines(Person person) {
        return told(person, "Tell me about bridges").blocks().stream()
                .map(Block::text)
                .toList();
    }
}
