package dev.attune.profile.compose;

import static dev.attune.profile.recall.Known.NOW;
import static dev.attune.profile.recall.Known.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.recall.Known;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told from turn to turn of a conversation. Messages go by a word: {@code u} for the person's, {@code a} for an answer. */
final class ConversationTest {

    private static final Memory NAME = memory("name", Kind.IDENTITY, "My name is Ana", 30);
    private static final Memory NUTS = memory("nuts", Kind.CONSTRAINT, "I'm allergic to peanuts", 20);
    private static final Memory RACE = memory("race", Kind.EPISODE, "I ran a charity race", 12);
    private static final Memory BERGEN = memory("bergen", Kind.FACT, "I live in Bergen", 10);

    private final Composer composer = new Composer(new ConfigFiles(Path.of("absent")));
    private final Map<Long, Step> steps = new HashMap<>();
    private Profile profile = Known.profile(NAME);
    private Withheld.@Nullable Reason ruling;
    private Instant now = NOW;

    @Test
    void tellsAgainWhereItWas() {
        List<Block> first = ask("u1", RACE);
        assertThat(texts(first)).hasSize(2);
        List<Block> second = ask("s u1 a1 u2", BERGEN);
        assertThat(second).extracting(Block::before).containsExactly(1, 1, 3);
        assertThat(texts(second)).startsWith(texts(first).toArray(String[]::new));
        assertThat(texts(ask("u1 a1 u2 a2 u3"))).isEqualTo(texts(second));
    }

    @Test
    void keepsTheStandingBlockAndTellsWhatIsNewAheadOfTheMessage() {
        List<Block> first = ask("u1");
        profile = Known.profile(NAME, NUTS);
        List<Block> second = ask("u1 a1 u2");
        assertThat(second).extracting(Block::before).containsExactly(0, 2);
        assertThat(second.get(0)).isEqualTo(first.get(0));
        assertThat(second.get(1).memories()).containsExactly("nuts");
        assertThat(ask("u1 a1 u2 a2 u3")).isEqualTo(second);
    }

    @Test
    void beginsAnewWithWhatIsKnownNow() {
        ask("u1");
        profile = Known.profile(NAME, NUTS);
        assertThat(ask("u1"))
                .singleElement()
                .satisfies(block -> assertThat(block.memories()).containsExactly("name", "nuts"));
    }

    @Test
    void aRetriedMessageIsToldTheSame() {
        ask("u1");
        List<Block> once = ask("u1 a1 u2", RACE);
        profile = Known.profile(NAME, NUTS, RACE);
        assertThat(ask("u1 a1 u2", BERGEN)).isEqualTo(once);
        assertThat(ask("u1 a1 u2 a2 t2", BERGEN)).isEqualTo(once);
    }

    @Test
    void aToolLoopOfTheFirstMessageIsToldTheSame() {
        List<Block> once = ask("u1", RACE);
        profile = Known.profile(NAME, NUTS, RACE);
        assertThat(ask("u1 a1 t1", BERGEN)).isEqualTo(once);
        assertThat(ask("u1 a1 t1 a1b u2").subList(0, 2)).isEqualTo(once);
    }

    @Test
    void doesNotSayAgainWhatWasSaid() {
        ask("u1", RACE);
        assertThat(ask("u1 a1 u2", RACE)).hasSize(2);
    }

    @Test
    void editsAndBranchesKeepWhatCameBefore() {
        ask("u1");
        List<Block> branch = ask("u1 a1 u2", RACE);
        List<Block> edited = ask("u1 a1 u2b", BERGEN);
        assertThat(edited.get(0)).isEqualTo(branch.get(0));
        assertThat(edited.get(1).memories()).containsExactly("bergen");
        assertThat(ask("u1 a1 u2 a2 u3")).isEqualTo(branch);
        assertThat(ask("u1 a1 u2b a2b u3")).isEqualTo(edited);
    }

    @Test
    void trimmingNeitherLosesNorRepeatsBlocks() {
        ask("u1", NUTS);
        ask("u1 a1 u2", RACE);
        ask("u1 a1 u2 a2 u3", BERGEN);
        profile = Known.profile(NAME, NUTS);
        assertThat(told(ask("u2 a2 u3 a3 u4", RACE))).containsExactly("name", "race", "bergen", "nuts");
        assertThat(told(ask("a2 u3 a3 u4 a4 u5"))).containsExactly("name", "bergen", "nuts");
    }

    @Test
    void anotherConversationThatBeginsAlikeDoesNotChangeThisOne() {
        ask("u1", RACE);
        List<Block> mine = ask("u1 a1 u2");
        profile = Known.profile(NAME, NUTS);
        ask("u1", BERGEN);
        ask("u1 a1b u2");
        assertThat(ask("u1 a1 u2 a2 u3").subList(0, 2)).isEqualTo(mine);
    }

    @Test
    void theSameWordsTwiceInAConversationAreTwoMessages() {
        ask("u1");
        ask("u1 a u", RACE);
        List<Block> twice = ask("u1 a u a u", BERGEN);
        assertThat(twice).extracting(Block::before).containsExactly(0, 2, 4);
        assertThat(ask("u1 a u a u a u")).isEqualTo(twice);
    }

    @Test
    void whatWasTakenBackIsNotPutBackNorComesBackByItself() {
        profile = Known.profile(NAME, RACE);
        ask("u1", BERGEN);
        List<Block> second = ask("u1 a1 u2", RACE);
        profile = Known.profile(NAME, RACE, BERGEN.withStatus(Status.RETIRED, NOW));
        List<Block> third = ask("u1 a1 u2 a2 u3");
        assertThat(third).containsExactly(second.get(0), second.get(2));
        profile = Known.profile(NAME, RACE, BERGEN);
        assertThat(ask("u1 a1 u2 a2 u3 a3 u4")).isEqualTo(third);
    }

    @Test
    void aStandingBlockThatMayNotBeToldIsMadeAnew() {
        profile = Known.profile(NAME, NUTS);
        ask("u1", RACE);
        profile = Known.profile(NAME, NUTS.withStatus(Status.RETIRED, NOW), RACE);
        List<Block> second = ask("u1 a1 u2");
        assertThat(told(second)).containsExactly("name", "race");
        assertThat(ask("u1 a1 u2 a2 u3")).isEqualTo(second);
    }

    @Test
    void nothingIsToldThatIsNotAllowedAnyMore() {
        ask("u1", RACE);
        ruling = Withheld.Reason.FACET_OFF;
        assertThat(ask("u1 a1 u2")).isEmpty();
    }

    @Test
    void whatWasCorrectedByHandIsNotToldInItsOldWords() {
        ask("u1", BERGEN);
        Memory edited = new Memory(
                BERGEN.id(),
                BERGEN.facet(),
                BERGEN.kind(),
                "I live in Oslo",
                Origin.EDITED,
                1,
                0.5,
                null,
                Status.ACTIVE,
                BERGEN.validFrom(),
                null,
                null,
                List.of());
        profile = Known.profile(NAME, edited);
        assertThat(texts(ask("u1 a1 u2"))).noneMatch(text -> text.contains("Bergen"));
    }

    @Test
    void aNewerWordComesAfterTheOneItReplaces() {
        List<Block> first = ask("u1", BERGEN);
        profile = Known.profile(NAME, BERGEN.withStatus(Status.SUPERSEDED, NOW), oslo(Status.ACTIVE));
        List<Block> second = ask("u1 a1 u2");
        assertThat(second.subList(0, 2)).isEqualTo(first);
        assertThat(second.get(2).memories()).containsExactly("oslo");
        profile = Known.profile(NAME, BERGEN.withStatus(Status.SUPERSEDED, NOW), oslo(Status.RETIRED));
        assertThat(told(ask("u1 a1 u2 a2 u3"))).containsExactly("name");
    }

    @Test
    void beginsAnewWhenTheLastRequestWasTooLongAgo() {
        ask("u1", RACE);
        now = NOW.plus(Duration.ofHours(23));
        assertThat(told(ask("u1 a1 u2"))).contains("race");
        now = NOW.plus(Duration.ofHours(46));
        assertThat(told(ask("u1 a1 u2 a2 u3"))).contains("race");
        now = NOW.plus(Duration.ofHours(71));
        assertThat(told(ask("u1 a1 u2 a2 u3 a3 u4"))).containsExactly("name");
    }

    @Test
    void namedConversationsAreKeptApart() {
        ask("one", "u1", RACE);
        ask("two", "u1", BERGEN);
        assertThat(told(ask("one", "u1 a1 u2"))).containsExactly("name", "race");
        assertThat(told(ask("two", "u1 a1 u2"))).containsExactly("name", "bergen");
    }

    private static Memory oslo(Status status) {
        return new Memory(
                "oslo",
                BERGEN.facet(),
                BERGEN.kind(),
                "I live in Oslo",
                Origin.STATED,
                0.9,
                0.5,
                null,
                status,
                NOW,
                null,
                "bergen",
                List.of());
    }

    private List<Block> ask(String messages, Memory... recalled) {
        return ask(null, messages, recalled);
    }

    private List<Block> ask(@Nullable String conversation, String messages, Memory... recalled) {
        List<Memory> known = new ArrayList<>(profile.memories());
        Stream.of(NUTS, RACE, BERGEN)
                .filter(one -> profile.memory(one.id()).isEmpty())
                .forEach(known::add);
        Profile whole = Known.profile(known);
        List<Mark> marks =
                Stream.of(messages.split(" ")).map(ConversationTest::mark).toList();
        int target = -1;
        for (int index = 0; index < marks.size(); index++) {
            target = marks.get(index).role() == Role.USER ? index : target;
        }
        Asking asking =
                new Asking(new Person("default", "ana"), conversation, "m", Mode.ON, marks, target, "hello", now);
        Composer.Told told = new Composer.Told(Tellable.of(whole), memory -> Optional.ofNullable(ruling));
        Standing present = composer.standing(profile, told.ruling(), NOW);
        Conversation back = composer.lookBack(asking, Trail.of(steps), present, told);
        Recalled found = new Recalled(
                Stream.of(recalled).map(memory -> new Recalled.Item(memory, 1)).toList(), List.of());
        Composition composition = composer.compose(asking, back, found);
        steps.putAll(composition.steps());
        return composition.blocks();
    }

    private static Mark mark(String word) {
        Role role = switch (word.charAt(0)) {
            case 'u' -> Role.USER;
            case 'a' -> Role.ASSISTANT;
            case 't' -> Role.TOOL;
            default -> Role.SYSTEM;
        };
        return new Mark(role, word.hashCode());
    }

    private static List<String> texts(List<Block> blocks) {
        return blocks.stream().map(Block::text).toList();
    }

    private static List<String> told(List<Block> blocks) {
        return blocks.stream().flatMap(block -> block.memories().stream()).toList();
    }
}
