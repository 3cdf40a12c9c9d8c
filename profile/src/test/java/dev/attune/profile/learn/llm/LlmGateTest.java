package dev.attune.profile.learn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LlmGateTest {

    private static final ConfigFiles FILES = new ConfigFiles(Path.of("no-such-folder"));
    private static final Person ADA = new Person("default", "ada");
    private static final Profile NOBODY =
            Profile.empty(ADA, new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of()));
    private static final String WORDS = "I have been a bookbinder in Ghent for twenty years. ";

    private final LlmGate gate = new LlmGate(FILES, new LocalLearner(FILES));

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofALongTurnTheBeginningPasses(int beyond) {
        String content = WORDS + " ".repeat(4_000 - WORDS.length() - 1 + beyond) + "!";
        Turn turn = new Turn("t1", Role.USER, null, content, Instant.EPOCH);

        assertThat(gate.candidates(new Exchange(ADA, "c1", List.of(turn)), NOBODY))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.exchange().turns())
                        .singleElement()
                        .satisfies(passed ->
                                assertThat(passed.content()).hasSize(4_000).endsWith(beyond == 0 ? "!" : " ")));
    }
}
