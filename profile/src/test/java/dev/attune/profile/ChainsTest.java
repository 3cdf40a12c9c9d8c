package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Turn;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations that upstream keeps, over two processes on one store. Each request holds one message. */
final class ChainsTest {

    private static final Person KIM = new Person("default", "kim");

    private static final RedisFixture REDIS = RedisFixture.open();

    private Profiles one;
    private Profiles other;

    @BeforeEach
    void open() {
        one = profiles();
        other = profiles();
        teach("t1", "I am allergic to peanuts.");
        teach("t2", "My brother Nils plays the violin in Bergen.");
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        REDIS.flush();
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void what_upstream_has_is_not_told_again() {
        Prepared first = ask(one, "What should I cook?", null, "resp_1");
        assertThat(texts(first)).contains("peanuts");
        assertThat(texts(ask(one, "And for dessert?", response("resp_1"), "resp_2")))
                .isEmpty();
        assertThat(texts(ask(one, "And for Sunday?", response("resp_2"), "resp_3")))
                .isEmpty();
    }

    @Test
    void another_process_goes_on_with_it() {
        ask(one, "What should I cook?", null, "resp_1");
        Eventually.holds(() -> assertThat(texts(prepare(other, "And for dessert?", response("resp_1"), Mode.ON)))
                .isEmpty());
    }

    @Test
    void what_matters_now_is_recalled_ahead_of_the_new_message_and_once() {
        ask(one, "What should I cook?", null, "resp_1");
        Prepared second =
                ask(one, "Which violin strings does my brother Nils in Bergen need?", response("resp_1"), "resp_2");
        assertThat(second.blocks()).singleElement().satisfies(block -> {
            assertThat(block.place()).isEqualTo(Block.Place.RECALLED);
            assertThat(block.before()).isZero();
            assertThat(block.text()).contains("Nils").doesNotContain("peanuts");
        });
        String again = "And which violin does my brother Nils in Bergen need?";
        assertThat(texts(ask(one, again, response("resp_2"), "resp_3"))).isEmpty();
        assertThat(texts(ask(one, again, response("resp_1"), "resp_2b"))).contains("Nils");
    }

    @Test
    void what_is_learned_elsewhere_in_between_is_told() {
        ask(one, "What should I cook?", null, "resp_1");
        teach("t3", "I am allergic to shellfish too.");
        assertThat(texts(ask(one, "And for dessert?", response("resp_1"), "resp_2")))
                .contains("shellfish")
                .doesNotContain("peanuts");
    }

    @Test
    void a_conversation_of_upstreams_own_is_one_conversation() {
        Asking.Continued conversation = new Asking.Continued("conv_1", true);
        assertThat(texts(ask(one, "What should I cook?", conversation, "resp_1")))
                .contains("peanuts");
        assertThat(texts(ask(one, "And for dessert?", conversation, "resp_2"))).isEmpty();
        assertThat(texts(ask(one, "And for Sunday?", new Asking.Continued("conv_2", true), "resp_3")))
                .contains("peanuts");
    }

    @Test
    void a_response_that_nobody_remembers_is_a_beginning() {
        assertThat(texts(ask(one, "What should I cook?", response("resp_unknown"), "resp_2")))
                .contains("peanuts");
    }

    @Test
    void results_of_tools_call_nothing_up() {
        ask(one, "What should I cook?", null, "resp_1");
        List<Mark> marks = List.of(new Mark(Role.TOOL, 7));
        Asking asking = new Asking(KIM, null, response("resp_1"), "m", Mode.ON, marks, -1, "", Instant.now());
        assertThat(await(one.prepare(asking)).blocks()).isEmpty();
    }

    @Test
    void requests_that_are_told_nothing_are_part_of_it() {
        ask(one, "What should I cook?", null, "resp_1");
        Prepared unsaid = prepare(one, "And for dessert?", response("resp_1"), Mode.LEARN);
        assertThat(unsaid.blocks()).isEmpty();
        answered(one, unsaid, "resp_2");
        assertThat(texts(ask(one, "And for Sunday?", response("resp_2"), "resp_3")))
                .isEmpty();
    }

    @Test
    void all_of_it_has_the_name_of_the_conversation_that_it_began_as() {
        Prepared first = ask(one, "What should I cook?", null, "resp_1");
        ask(one, "And for dessert?", response("resp_1"), "resp_2");
        Prepared third = ask(one, "And for Sunday?", response("resp_2"), "resp_3");
        assertThat(conversation(third)).isEqualTo(conversation(first));
    }

    @Test
    void what_is_said_in_it_is_not_recalled_in_it() {
        String said = "My sister Greta plays the cello in Oslo.";
        ask(one, said, null, "resp_1");
        await(one.learning().drain());
        assertThat(known()).anyMatch(text -> text.contains("cello"));
        String question = "Which cello strings does my sister Greta in Oslo need?";
        assertThat(texts(ask(one, question, response("resp_1"), "resp_2"))).doesNotContain("Greta");
        assertThat(texts(ask(one, question, null, "resp_9"))).contains("Greta");
    }

    @Test
    void switching_the_person_off_forgets_it_at_once() {
        ask(one, "What should I cook?", null, "resp_1");
        assertThat(remembered()).isNotEmpty();
        Edit edit = new Edit(Author.PERSON, "test", null);
        await(other.people().change(KIM, ControlsPatch.of(Personalization.OFF), edit));
        assertThat(remembered()).containsOnlyKeys("cleared");
        await(other.people().change(KIM, ControlsPatch.of(Personalization.ON), edit));
        Eventually.holds(() -> assertThat(texts(prepare(one, "And for dessert?", response("resp_1"), Mode.ON)))
                .contains("peanuts"));
    }

    @Test
    void undoing_what_switched_the_person_on_forgets_it_too() {
        Edit edit = new Edit(Author.PERSON, "test", null);
        await(one.people().change(KIM, ControlsPatch.of(Personalization.OFF), edit));
        await(one.people().change(KIM, ControlsPatch.of(Personalization.ON), edit));
        ask(one, "What should I cook?", null, "resp_1");
        assertThat(remembered().size()).isGreaterThan(1);
        String last = await(one.histories().list(KIM, Page.Request.FIRST))
                .items()
                .get(0)
                .id();
        await(one.histories().undo(KIM, last, edit));
        assertThat(remembered()).containsOnlyKeys("cleared");
    }

    @Test
    void erasing_the_person_forgets_it() {
        ask(one, "What should I cook?", null, "resp_1");
        await(one.people().erase(KIM));
        assertThat(remembered()).isEmpty();
        teach("t9", "I am allergic to peanuts.");
        assertThat(texts(ask(one, "And for dessert?", response("resp_1"), "resp_2")))
                .contains("peanuts");
    }

    private static Map<String, String> remembered() {
        try (RedisClient client = RedisClient.create(REDIS.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().hgetall("attune:{default:kim}:conversations");
        }
    }

    private static Profiles profiles() {
        ProfilesSettings usual = ProfilesSettings.of(REDIS.url(), new ConfigFiles(Path.of("../config")));
        return Profiles.open(usual.withDeadline(Duration.ofSeconds(10)));
    }

    private void teach(String turn, String text) {
        Instant now = Instant.now();
        Exchange exchange = new Exchange(KIM, turn, List.of(new Turn(turn, Role.USER, null, text, now)));
        // Taught twice is the same as once, and the store may not be there yet.
        Eventually.get(() -> await(one.learning().teachAndWait(exchange)));
    }

    private List<String> known() {
        return await(one.people().find(KIM)).memories().stream()
                .map(Memory::text)
                .toList();
    }

    private static Prepared ask(Profiles profiles, String message, Asking.@Nullable Continued from, String response) {
        Prepared prepared = prepare(profiles, message, from, Mode.ON);
        answered(profiles, prepared, response);
        return prepared;
    }

    private static Prepared prepare(Profiles profiles, String message, Asking.@Nullable Continued from, Mode mode) {
        String conversation = from != null && from.grows() ? from.id() : null;
        List<Mark> marks = List.of(new Mark(Role.USER, message.hashCode()));
        return await(
                profiles.prepare(new Asking(KIM, conversation, from, "m", mode, marks, 0, message, Instant.now())));
    }

    private static void answered(Profiles profiles, Prepared prepared, String response) {
        await(profiles.answered(
                new Answer(prepared, Answer.Outcome.COMPLETE, "So be it.", response, prepared.micros())));
    }

    private String conversation(Prepared prepared) {
        Trace trace = Eventually.get(() -> await(one.traces().find("default", prepared.trace())));
        return trace.conversation();
    }

    private static Asking.Continued response(String id) {
        return new Asking.Continued(id, false);
    }

    private static String texts(Prepared prepared) {
        return String.join("\n", prepared.blocks().stream().map(Block::text).toList());
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
