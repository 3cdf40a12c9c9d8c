package dev.attune.profile;

import static dev.attune.profile.LlmHouse.await;
import static dev.attune.profile.LlmHouse.drain;
import static dev.attune.profile.LlmHouse.say;
import static dev.attune.profile.LlmHouse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ScriptedLlm.Fault;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which the endpoint can fail: what it fails at is learned later, or ends where somebody sees it. */
final class LlmFaultsTest {

    private LlmHouse house;

    @BeforeEach
    void open() {
        house = new LlmHouse();
        house.llm().finds(asked -> asked.sentences("I adore", "They adore"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("refusal", Fault.REFUSAL),
                Arguments.of("cut off", Fault.CUT_OFF),
                Arguments.of("another shape", Fault.OTHER_SHAPE),
                Arguments.of("prose", Fault.PROSE),
                Arguments.of("no completion", Fault.NO_COMPLETION),
                Arguments.of("hangs up", Fault.HANG_UP),
                Arguments.of("400", Fault.status(400)),
                Arguments.of("401", Fault.status(401)),
                Arguments.of("404", Fault.status(404)),
                Arguments.of("busy", Fault.busy(1)),
                Arguments.of("500", Fault.status(500)),
                Arguments.of("503", Fault.status(503)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_fails_once_is_learned_the_next_time(String name, Fault fault) {
        house.llm().fails(fault);
        Profiles profiles = house.open(LearnerChoice.LLM);
        say(profiles, "I adore rye bread.", "I adore chess.");
        LearningStatus status = drain(profiles);
        assertThat(texts(profiles, Status.ACTIVE))
                .containsExactlyInAnyOrder("They adore rye bread", "They adore chess");
        assertThat(status.deadLetters()).isZero();
        assertThat(status.backlog()).isZero();
        assertThat(status.llm().failed()).isEqualTo(1);
    }

    @Test
    void silence_ends_after_the_timeout() {
        house.llm().fails(Fault.SILENCE);
        Profiles profiles = house.open(LearnerChoice.LLM, settings -> LlmHouse.with(settings, Duration.ofMillis(300)));
        say(profiles, "I adore rye bread.");
        drain(profiles);
        assertThat(house.llm().asked()).hasSize(2);
        assertThat(texts(profiles, Status.ACTIVE)).containsExactly("They adore rye bread");
    }

    @Test
    void turns_wait_while_nobody_listens_and_their_age_shows() throws IOException {
        URI nobody = nobody();
        Profiles profiles = house.open(LearnerChoice.LLM, settings -> LlmHouse.at(settings, nobody));
        say(profiles, "I adore rye bread.");
        var drained = profiles.learning().drain();
        Eventually.holds(() -> {
            LearningStatus status = await(profiles.learning().status());
            assertThat(status.llm().failed()).isGreaterThanOrEqualTo(2);
            assertThat(status.backlog()).isEqualTo(1);
            assertThat(status.oldestSeconds()).isGreaterThanOrEqualTo(1);
            assertThat(status.deadLetters()).isZero();
        });
        try (ScriptedLlm back = ScriptedLlm.start(nobody.getPort())) {
            back.finds(asked -> asked.sentences("I adore", "They adore"));
            await(drained);
            assertThat(texts(profiles, Status.ACTIVE)).containsExactly("They adore rye bread");
        }
    }

    @Test
    void turns_that_only_get_useless_answers_end_among_the_dead_letters_and_the_others_are_learned() {
        Profiles profiles = house.open(
                LearnerChoice.LLM,
                settings -> LlmHouse.with(settings, new LlmSettings.Batch(2, Duration.ofHours(1)), 2));
        house.llm().fails(Fault.REFUSAL, Fault.OTHER_SHAPE);
        say(profiles, "I adore poison.", "I adore chess.");
        LearningStatus status = drain(profiles);
        assertThat(status.deadLetters()).isEqualTo(1);
        assertThat(status.backlog()).isZero();
        assertThat(texts(profiles, Status.ACTIVE)).containsExactly("They adore chess");
        assertThat(house.llm().asked())
                .extracting(asked -> asked.turns().size())
                .containsExactly(2, 1, 1);
    }

    @Test
    void a_process_that_ends_in_the_middle_of_a_call_loses_nothing() {
        house.llm().fails(Fault.SILENCE);
        Profiles first = house.open(LearnerChoice.LLM);
        say(first, "I adore rye bread.");
        var unused = first.learning().drain();
        Eventually.holds(() -> assertThat(house.llm().asked()).hasSize(1));
        first.close();
        Profiles second = house.open(LearnerChoice.LLM);
        drain(second);
        assertThat(texts(second, Status.ACTIVE)).containsExactly("They adore rye bread");
        assertThat(house.llm().asked()).hasSize(2);
    }

    @Test
    void a_store_that_goes_away_for_a_while_loses_nothing() {
        try (RedisFixture durable = RedisFixture.openDurable()) {
            Profiles profiles = Profiles.open(ProfilesSettings.of(durable.url(), new ConfigFiles(Path.of("../config")))
                    .with(LearnerChoice.LLM, LlmSettings.of(house.llm().url(), null, "scripted")));
            say(profiles, "I adore rye bread.");
            Eventually.holds("the turn waits in the batch", () -> durable.keys("*:batch") == 1);
            durable.stop();
            durable.start();
            Eventually.get(() -> drain(profiles));
            assertThat(texts(profiles, Status.ACTIVE)).containsExactly("They adore rye bread");
            assertThat(List.copyOf(house.llm().asked())).hasSize(1);
            profiles.close();
        }
    }

    /** An address at which nobody listens. */
    static URI nobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
