package dev.attune.proxy;

import static dev.attune.proxy.WiredPeople.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say in reply to the assistant is learned from proxied requests, on every wire, on a real store. */
final class RepliesTest {

    private static final String OPTIONS =
            "Here are some places:\n1. The Anchor, live bands\n2. Cafe Linde, a garden\n3. Arena Bar, big screens";
    private static final String PICK = "I'll take the second, the others are too loud.";

    private final WiredPeople people = new WiredPeople();
    private final Person ann = people.person();

    @AfterEach
    void close() {
        people.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/responses", "/v1/messages"})
    void a_choice_among_what_the_assistant_offered_is_learned(String path) {
        people.ask(
                path,
                ann,
                "on",
                message("user", "Where could we meet?"),
                message("assistant", OPTIONS),
                message("user", PICK));
        assertThat(learned()).anySatisfy(text -> assertThat(text).contains("Cafe Linde"));
        assertThat(quotes()).allSatisfy(quote -> assertThat(PICK).contains(quote));
    }

    @Test
    void a_short_answer_to_a_question_is_learned_past_calls_of_tools() {
        JsonObject calls = new JsonObject()
                .put("role", "assistant")
                .putNull("content")
                .put("tool_calls", new JsonArray().add(new JsonObject().put("id", "c1")));
        JsonObject result = message("tool", "done").put("tool_call_id", "c1");
        JsonArray parts = new JsonArray()
                .add(new JsonObject().put("type", "text").put("text", "I looked that up. Do you have children?"));
        people.ask(
                "/v1/chat/completions",
                ann,
                "on",
                message("user", "Hi."),
                new JsonObject().put("role", "assistant").put("content", parts),
                calls,
                result,
                message("user", "Yes, two."));
        assertThat(learned()).anySatisfy(text -> assertThat(text).contains("children"));
    }

    @Test
    void what_was_said_before_the_persons_last_message_but_one_is_not_replied_to() {
        people.ask(
                "/v1/chat/completions",
                ann,
                "on",
                message("assistant", OPTIONS),
                message("user", "Hm."),
                message("user", PICK));
        assertThat(learned()).noneSatisfy(text -> assertThat(text).contains("Cafe Linde"));
    }

    @Test
    void nothing_is_learned_from_the_assistants_own_words_nor_from_instructions() {
        people.ask(
                "/v1/chat/completions",
                ann,
                "on",
                message("system", OPTIONS),
                message("assistant", "I am vegan and I live in Oslo. I love opera."),
                message("system", OPTIONS),
                message("user", "That is nice to hear."));
        assertThat(learned()).isEmpty();
    }

    @Test
    void the_same_request_again_teaches_nothing_twice() {
        for (int round = 0; round < 2; round++) {
            people.ask(
                    "/v1/chat/completions",
                    ann,
                    "on",
                    message("user", "Where could we meet?"),
                    message("assistant", OPTIONS),
                    message("user", PICK));
            learned();
        }
        assertThat(quotes()).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void with_learning_off_nothing_is_learned_from_a_reply() {
        people.ask("/v1/chat/completions", ann, "learn", message("user", "I am vegan."));
        people.ask("/v1/chat/completions", ann, "apply", message("assistant", OPTIONS), message("user", PICK));
        assertThat(learned()).containsExactly("They are vegan");
    }

    private List<String> learned() {
        people.learned();
        return people.memories(ann).stream().map(Memory::text).toList();
    }

    private List<String> quotes() {
        return people.memories(ann).stream()
                .flatMap(memory -> memory.evidence().stream())
                .map(evidence -> evidence.quote())
                .toList();
    }
}
