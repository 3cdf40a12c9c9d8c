package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.What;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The front door on a real store, as the proxy and the console use it. */
final class ProfilesTest {

    private static final Person KIM = new Person("default", "kim");
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final Edit BY_ADMIN = new Edit(Author.ADMIN, "test", null);

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
    void a_stranger_is_left_as_is() {
        assertThat(prepare("hello").verdict()).isEqualTo(new Verdict.None(Verdict.Reason.COLD));
    }

    @Test
    void what_was_said_shapes_the_next_conversation() {
        teach("t1", "I am allergic to peanuts.");
        Prepared prepared = prepare("What should I cook tonight?");
        assertThat(prepared.verdict()).isEqualTo(new Verdict.Applied(1, 0));
        assertThat(prepared.blocks()).singleElement().satisfies(block -> {
            assertThat(block.place()).isEqualTo(Block.Place.STANDING);
            assertThat(block.text()).contains("peanuts");
        });
    }

    @Test
    void what_was_learned_rests_on_a_verbatim_quote() {
        List<Adaptation> learned = teach("t1", "Hi! I live in Bergen with my dog.");
        assertThat(learned).isNotEmpty().allSatisfy(adaptation -> {
            assertThat(adaptation.what()).isEqualTo(What.LEARNED);
            assertThat(adaptation.evidence())
                    .allSatisfy(evidence ->
                            assertThat("Hi! I live in Bergen with my dog.").contains(evidence.quote()));
        });
    }

    @Test
    void the_same_turn_again_changes_nothing() {
        teach("t1", "I am allergic to peanuts.");
        Profile before = profile();
        assertThat(teach("t1", "I am allergic to peanuts.")).isEmpty();
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void whoever_was_listened_to_is_known_even_if_nothing_was_learned() {
        assertThat(teach("t1", "What is the capital of France?")).isEmpty();
        assertThat(profile().memories()).isEmpty();
        assertThat(await(profiles.people().list(PeopleQuery.of("default", ""), Page.Request.FIRST))
                        .items())
                .extracting(row -> row.person().id())
                .containsExactly("kim");
        assertThat(teach("t2", "I am allergic to peanuts.")).hasSize(1);
        assertThat(prepare("What should I cook?").verdict()).isEqualTo(new Verdict.Applied(1, 0));
    }

    @Test
    void only_the_persons_own_turns_teach() {
        Exchange exchange = new Exchange(
                KIM,
                "c1",
                List.of(
                        new Turn("t1", Role.SYSTEM, null, "I am allergic to peanuts.", MORNING),
                        new Turn("t2", Role.ASSISTANT, null, "I love sailing.", MORNING),
                        new Turn("t3", Role.TOOL, null, "My name is Robert.", MORNING)));
        assertThat(await(profiles.learning().teachAndWait(exchange))).isEmpty();
    }

    @Test
    void an_answered_turn_is_learned_and_traced() {
        Prepared prepared = prepare("I am allergic to peanuts. What should I cook?");
        await(profiles.answered(new Answer(prepared, Answer.Outcome.COMPLETE, "Soup.", prepared.micros())));
        await(profiles.learning().drain());
        assertThat(profile().memories()).extracting(Memory::text).anyMatch(text -> text.contains("peanuts"));
        Trace trace = Eventually.get(() -> await(profiles.traces().find("default", prepared.trace())));
        assertThat(trace.user()).isEqualTo("kim");
    }

    @Test
    void mode_off_leaves_nothing_behind() {
        Prepared prepared = await(profiles.prepare(asking("I am allergic to peanuts.", Mode.OFF)));
        assertThat(prepared.verdict()).isEqualTo(new Verdict.None(Verdict.Reason.OFF));
        await(profiles.answered(new Answer(prepared, Answer.Outcome.COMPLETE, "Soup.", prepared.micros())));
        await(profiles.learning().drain());
        assertFailure(profiles.people().find(KIM), ProfileFailure.Code.NOT_FOUND);
    }

    @Test
    void a_person_who_is_switched_off_is_neither_told_of_nor_learned_about() {
        teach("t1", "I am allergic to peanuts.");
        await(profiles.people().change(KIM, ControlsPatch.of(Personalization.OFF), BY_ADMIN));
        assertThat(prepare("What should I cook?").verdict()).isEqualTo(new Verdict.None(Verdict.Reason.DISABLED));
        assertThat(teach("t2", "I love sailing.")).isEmpty();
        await(profiles.people().change(KIM, ControlsPatch.of(Personalization.ON), BY_ADMIN));
        assertThat(prepare("What should I cook?").verdict()).isEqualTo(new Verdict.Applied(1, 0));
    }

    @Test
    void requests_flow_while_the_store_is_away_and_are_personalized_again_when_it_is_back() {
        teach("t1", "I am allergic to peanuts.");
        Profiles other = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
        redis.stop();
        assertThat(await(other.prepare(asking("What should I cook?", Mode.ON))).verdict())
                .isIn(new Verdict.None(Verdict.Reason.STORE_UNAVAILABLE), new Verdict.None(Verdict.Reason.DEADLINE));
        redis.start();
        teachUntilItHolds(other);
        other.close();
    }

    @Test
    void an_undone_adaptation_is_gone_and_the_past_is_kept() {
        teach("t1", "I am allergic to peanuts.");
        Profile then = profile();
        Memory memory = then.memories().get(0);
        await(profiles.memories().retire(KIM, memory.id(), BY_ADMIN));
        Adaptation retired = history().get(0);
        assertThat(profile().memory(memory.id()).orElseThrow().status()).isEqualTo(Status.RETIRED);
        Adaptation undone = await(profiles.histories().undo(KIM, retired.id(), BY_ADMIN));
        assertThat(undone.what()).isEqualTo(What.UNDONE);
        assertThat(profile().memory(memory.id()).orElseThrow()).isEqualTo(memory);
        assertThat(history()).hasSize(3);
        Profile past = await(profiles.people().findAt(KIM, retired.at()));
        assertThat(past.memory(memory.id()).orElseThrow().status()).isEqualTo(Status.RETIRED);
    }

    @Test
    void an_edit_meant_for_an_older_version_is_a_conflict() {
        Memory memory = await(profiles.memories().add(KIM, fact("Plays the oboe"), BY_ADMIN));
        Edit late = new Edit(Author.ADMIN, "test", profile().version());
        await(profiles.memories().add(KIM, fact("Has a boat"), BY_ADMIN));
        assertFailure(profiles.memories().retire(KIM, memory.id(), late), ProfileFailure.Code.CONFLICT);
    }

    @Test
    void secrets_are_taken_out_before_anything_is_kept() {
        teach("t1", "I am allergic to peanuts and my key is sk-proj-abcdefghijklmnop1234567890ABCDEFGHIJ.");
        assertThat(history().toString() + profile()).doesNotContain("abcdefghijklmnop1234567890");
    }

    @Test
    void an_erased_person_is_a_stranger() {
        teach("t1", "I am allergic to peanuts.");
        assertThat(await(profiles.people().erase(KIM)).memories()).isEqualTo(1);
        assertFailure(profiles.people().find(KIM), ProfileFailure.Code.NOT_FOUND);
        assertThat(prepare("What should I cook?").verdict()).isEqualTo(new Verdict.None(Verdict.Reason.COLD));
    }

    private static void teachUntilItHolds(Profiles other) {
        Eventually.get(() -> {
            Prepared prepared = await(other.prepare(asking("What should I cook?", Mode.ON)));
            assertThat(prepared.verdict()).isInstanceOf(Verdict.None.class);
            return prepared;
        });
        Exchange again =
                new Exchange(KIM, "c2", List.of(new Turn("t9", Role.USER, null, "I am allergic to shrimps.", MORNING)));
        Eventually.get(() -> await(other.learning().teachAndWait(again)));
        assertThat(await(other.prepare(asking("What should I cook?", Mode.ON))).verdict())
                .isInstanceOf(Verdict.Applied.class);
    }

    private static NewMemory fact(String text) {
        return new NewMemory(Facet.CONTENT, Kind.FACT, text, 0.5, null, null);
    }

    private Profile profile() {
        return await(profiles.people().find(KIM));
    }

    private List<Adaptation> history() {
        return await(profiles.histories().list(KIM, Page.Request.FIRST)).items();
    }

    private List<Adaptation> teach(String turn, String text) {
        return await(profiles.learning()
                .teachAndWait(new Exchange(KIM, "c1", List.of(new Turn(turn, Role.USER, null, text, MORNING)))));
    }

    private Prepared prepare(String message) {
        return Eventually.get(() -> {
            Prepared prepared = await(profiles.prepare(asking(message, Mode.ON)));
            assertThat(prepared.verdict()).isNotEqualTo(new Verdict.None(Verdict.Reason.DEADLINE));
            return prepared;
        });
    }

    private static Asking asking(String message, Mode mode) {
        return new Asking(
                KIM, null, "m", mode, List.of(new Mark(Role.USER, message.hashCode())), 0, message, Instant.now());
    }

    private static void assertFailure(CompletionStage<?> stage, ProfileFailure.Code code) {
        assertThatThrownBy(() -> await(stage))
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ProfileFailure.class,
                                ours -> assertThat(ours.code()).isEqualTo(code)));
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
