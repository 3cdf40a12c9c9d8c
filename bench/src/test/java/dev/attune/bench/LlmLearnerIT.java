package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as its users run it, learning from an LLM: what the jar leaves out of the SDK is not missed. */
final class LlmLearnerIT {

    private static final String SAID = """
            {"conversation": "c1", "turns": [
              {"id": "t1", "role": "user", "content": "I collect antique clocks from Prague."},
              {"id": "t2", "role": "assistant", "content": "I hear they are lovely."},
              {"id": "t3", "role": "user", "content": "What is the capital of France?"}]}""";

    @TempDir
    Path folder = Path.of("unset");

    @ParameterizedTest
    @ValueSource(strings = {"llm", "both"})
    void itLearnsAndTellsWhatThatCost(String learner) throws Exception {
        try (StandInLlm llm = new StandInLlm();
                AttuneProcess attune = AttuneProcess.start(
                        folder,
                        llm.url(),
                        Map.of(
                                "ATTUNE_LEARN_LEARNER",
                                learner,
                                "ATTUNE_LEARN_LLM_URL",
                                llm.url().toString()))) {
            Management management = attune.management();
            management.post("/users/kim/turns", SAID);
            JsonNode status = management.drain();
            assertThat(llm.calls()).isEqualTo(1);
            assertThat(status.path("backlog").asInt()).isZero();
            assertThat(status.at("/llm/calls").asInt()).isEqualTo(1);
            assertThat(status.at("/llm/gated").asInt()).isEqualTo(1);
            assertThat(status.at("/llm/days").size()).isEqualTo(1);
            List<JsonNode> memories = management.all("/users/kim/memories");
            assertThat(memories).singleElement().satisfies(memory -> {
                assertThat(memory.path("text").asText()).contains("antique clocks");
                assertThat(memory.at("/evidence/0/quote").asText()).contains("antique clocks");
            });
            assertThat(attune.stop()).isZero();
        }
    }
}
