package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Liking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Ranked;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Interests, expertise and rhythm on a real store, as the proxy and the console meet them. */
final class InterestsTest {

    private static final Person KIM = new Person("default", "kim");
    private static final Edit BY_ADMIN = new Edit(Author.ADMIN, "test", null);
    private static final List<String> OTHERS =
            List.of("Which chess opening suits me?", "A recipe for lentil soup?", "Where can I go hiking on Sunday?");

    private final Instant start = Instant.now().minus(Duration.ofDays(30));
    private RedisFixture redis;
    private Profiles profiles;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
    }

    @AfterEach
    void close() {
        profiles.close();
        redis.close();
    }

    @Test
    void aThousandTurnsOnOneSubjectLeaveRoomForOthers() {
        teachFacts();
        List<Exchange> stream = new ArrayList<>();
        for (int at = 0; at < 1_000; at++) {
            String message = at % 20 == 19
                    ? OTHERS.get(at / 20 % OTHERS.size())
                    : "How do I look after the compost in my garden, part " + at + "?";
            stream.add(exchange(at, "c" + at / 8, message));
        }
        for (Exchange exchange : stream) {
            await(profiles.learning().teachAndWait(exchange));
        }

        Insight insight = profiles.insights().of(profile(), Instant.now());
        assertThat(insight.tastes().liked())
                .hasSize(4)
                .allSatisfy(liking -> assertThat(liking.share()).isLessThanOrEqualTo(0.4));
        assertThat(insight.tastes().liked().get(0).topic()).isEqualTo("gardening");
        List<String> told = lines();
        assertThat(told).hasSizeGreaterThanOrEqualTo(3);
        assertThat(told.stream().filter(line -> line.contains("gardening")).count())
                .isLessThanOrEqualTo((long) (0.4 * told.size()));

        List<Ranked> top = await(profiles.insights().rank(KIM, items(), 0.2)).subList(0, 10);
        assertThat(top.stream().filter(Ranked::serendipity)).hasSize(2);
        assertThat(top.stream()
                        .filter(ranked -> ranked.reason().contains("gardening"))
                        .count())
                .isBetween(1L, 4L);
        assertThat(await(profiles.insights().rank(KIM, items(), 0.2)).subList(0, 10))
                .isEqualTo(top);
        assertThat(history().stream()
                        .filter(adaptation -> adaptation.facet() == Facet.RECOMMENDATION)
                        .count())
                .isLessThan(60);
        Diversity diversity = await(profiles.insights().diversity(KIM));
        assertThat(diversity.points()).isNotEmpty();
        assertThat(diversity.points().get(diversity.points().size() - 1).share())
                .isBetween(0.9, 0.97);
    }

    @Test
    void aLearnSwitchThatIsOffCountsNothing() {
        switchOff(Facet.RECOMMENDATION, new FacetSwitch(false, true));
        switchOff(Facet.INTERACTION, new FacetSwitch(false, true));
        switchOff(Facet.CONTENT, new FacetSwitch(false, true));
        teachHabits();
        assertThat(profile().traits())
                .noneMatch(trait -> trait instanceof Interest || trait instanceof Rhythm || trait instanceof Expertise);
        assertThat(await(profiles.insights().diversity(KIM)).points()).isEmpty();
        assertThat(await(profiles.insights().engagement(KIM)).nextWindows()).isEmpty();
    }

    @Test
    void anApplySwitchThatIsOffTellsNothing() {
        teachFacts();
        teachHabits();
        assertThat(profile().traits(Interest.class)).isNotEmpty();
        assertThat(profile().traits(Rhythm.class)).isNotEmpty();
        assertThat(profile().traits(Expertise.class)).isNotEmpty();
        assertThat(standing()).contains("come back to chess").contains("programming");
        assertThat(await(profiles.insights().engagement(KIM)).nextWindows()).isNotEmpty();

        switchOff(Facet.RECOMMENDATION, new FacetSwitch(true, false));
        assertThat(standing()).doesNotContain("come back to").contains("programming");
        assertThat(await(profiles.insights().rank(KIM, items(), null)))
                .allSatisfy(ranked -> assertThat(ranked.reason()).contains("switched off"))
                .extracting(Ranked::id)
                .containsExactlyElementsOf(items().stream().map(Ranked.Item::id).toList());

        switchOff(Facet.CONTENT, new FacetSwitch(true, false));
        assertThat(standing()).doesNotContain("programming");

        switchOff(Facet.INTERACTION, new FacetSwitch(true, false));
        Engagement off = await(profiles.insights().engagement(KIM));
        assertThat(off.nextWindows()).isEmpty();
        assertThat(off.week()).isEmpty();
        assertThat(off.why()).contains("switched off");
    }

    @Test
    void anUndoneInterestStaysAwayFromWhatWasCounted() {
        teachHabits();
        history().stream()
                .filter(adaptation -> adaptation.changes().get(0).key().equals(Interest.keyOf("chess")))
                .forEach(adaptation -> await(profiles.histories().undo(KIM, adaptation.id(), BY_ADMIN)));
        assertThat(profile().traits(Interest.class)).extracting(Interest::topic).doesNotContain("chess");
        await(profiles.learning().teachAndWait(exchange(900, "c900", "Which chess opening next?")));
        assertThat(profile().traits(Interest.class)).extracting(Interest::topic).doesNotContain("chess");
    }

    @Test
    void whatIsTakenBackIsNoInterestAnyMore() {
        await(profiles.learning().teachAndWait(exchange(1, "c1", "I love falconry.")));
        assertThat(liked()).contains("falconry");
        String id = profile().memories().stream()
                .filter(memory -> memory.text().contains("falconry"))
                .findFirst()
                .orElseThrow()
                .id();
        await(profiles.memories().retire(KIM, id, BY_ADMIN));
        assertThat(liked()).isEmpty();
    }

    @Test
    void ofSomebodyUnknownTheOrderStays() {
        assertThat(await(profiles.insights().rank(new Person("default", "nobody"), items(), null)))
                .extracting(Ranked::id)
                .containsExactlyElementsOf(items().stream().map(Ranked.Item::id).toList());
    }

    @Test
    void tooManyItemsAreRefused() {
        List<Ranked.Item> many = new ArrayList<>();
        for (int at = 0; at <= Insights.MOST_ITEMS; at++) {
            many.add(new Ranked.Item("i" + at, "text"));
        }
        assertThatThrownBy(() -> profiles.insights().rank(KIM, many, null)).isInstanceOf(InvalidInput.class);
        many.remove(0);
        assertThat(await(profiles.insights().rank(KIM, many, null))).hasSize(200);
    }

    @Test
    void anItemsTextAndItsIdAreAsLongAsTheyMayBe() {
        Ranked.Item whole = new Ranked.Item("i".repeat(200), "x".repeat(2_000));
        assertThat(await(profiles.insights().rank(KIM, List.of(whole), null))).hasSize(1);
        for (Ranked.Item longer : List.of(
                new Ranked.Item(whole.id() + "i", whole.text()), new Ranked.Item(whole.id(), whole.text() + "x"))) {
            assertThatThrownBy(() -> profiles.insights().rank(KIM, List.of(longer), null))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    private void teachFacts() {
        List<String> facts = List.of(
                "I am allergic to peanuts.",
                "I live in Bergen with my dog.",
                "My name is Kim.",
                "I work as a nurse.",
                "I play the oboe.",
                "I am vegetarian.",
                "I have two sisters.",
                "I drive an old van.");
        for (int at = 0; at < facts.size(); at++) {
            await(profiles.learning().teachAndWait(exchange(2_000 + at, "facts" + at, facts.get(at))));
        }
    }

    private void teachHabits() {
        List<String> messages = List.of(
                "Which chess opening suits me?",
                "How do I keep the compost in my garden wet?",
                "A recipe for lentil soup?",
                "The mutex is held while the semaphore of the thread pool is free.",
                "I moved the coroutine and the closure out of the event loop, the bytecode is smaller.");
        for (int day = 0; day < 8; day++) {
            for (int at = 0; at < messages.size(); at++) {
                int number = 3_000 + day * 24 * 6 + at;
                await(profiles.learning().teachAndWait(exchange(number, "d" + day, messages.get(at))));
            }
        }
    }

    private void switchOff(Facet facet, FacetSwitch to) {
        await(profiles.people()
                .change(
                        KIM,
                        new ControlsPatch(
                                null,
                                Map.of(facet, new ControlsPatch.SwitchPatch(to.learn(), to.apply())),
                                null,
                                Map.of()),
                        BY_ADMIN));
    }

    private List<String> liked() {
        return profiles.insights().of(profile(), Instant.now()).tastes().liked().stream()
                .map(Liking::topic)
                .toList();
    }

    private static List<Ranked.Item> items() {
        List<Ranked.Item> items = new ArrayList<>();
        for (int at = 0; at < 10; at++) {
            items.add(new Ranked.Item("g" + at, "Compost for the garden, bag " + at));
            items.add(new Ranked.Item("c" + at, "A chess opening, part " + at));
            items.add(new Ranked.Item("s" + at, "A recipe for soup number " + at));
            items.add(new Ranked.Item("t" + at, "A ticket for tram " + at));
        }
        return items;
    }

    /** Ten minutes apart. */
    private Exchange exchange(int number, String conversation, String message) {
        Instant at = start.plus(Duration.ofMinutes(10L * (number % 4_200)));
        return new Exchange(KIM, conversation, List.of(new Turn("t" + number, Role.USER, null, message, at)));
    }

    private Profile profile() {
        return await(profiles.people().find(KIM));
    }

    private List<Adaptation> history() {
        return await(profiles.histories().list(KIM, new Page.Request(Page.Request.MOST, null)))
                .items();
    }

    private List<String> lines() {
        return standing().lines().filter(line -> line.contains("come back to")).toList();
    }

    private String standing() {
        Asking asking = new Asking(
                KIM,
                null,
                "m",
                Mode.APPLY,
                List.of(new Mark(Role.USER, 7)),
                0,
                "What shall I do on Sunday?",
                Instant.now());
        Prepared prepared = Eventually.get(() -> {
            Prepared found = await(profiles.search().preview(asking));
            assertThat(found.verdict()).isNotEqualTo(new Verdict.None(Verdict.Reason.DEADLINE));
            return found;
        });
        return prepared.blocks().stream()
                .filter(block -> block.place() == Block.Place.STANDING)
                .map(Block::text)
                .findFirst()
                .orElse("");
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
