package dev.attune.profile.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ChatGPT's conversations.json: trees of messages, of which one branch stood at last. */
final class ChatGptFileTest {

    @Test
    void aConversationIsTheBranchThatStoodAtLast() {
        Read read = Read.chats("["
                + conversation("c1", "a2", """
                "root": {"id": "root", "message": null, "parent": null, "children": ["s"]},
                "s": %s, "u1": %s, "a1": %s, "u2old": %s, "u2": %s, "t": %s, "a2": %s""".formatted(
                                node("s", "root", "system", "You are ChatGPT", 1),
                                node("u1", "s", "user", "I am vegan", 10),
                                node("a1", "u1", "assistant", "Noted", 20),
                                node("u2old", "a1", "user", "I live in Rome", 30),
                                node("u2", "a1", "user", "I live in Oslo", 40),
                                node("t", "u2", "tool", "{\\\"results\\\": 3}", 50),
                                node("a2", "t", "assistant", "Lovely", 60)))
                + "]");

        assertThat(read.fatal).isNull();
        assertThat(read.problems).isEmpty();
        assertThat(read.conversations).singleElement().satisfies(conversation -> {
            assertThat(conversation.id()).isEqualTo("chatgpt:c1");
            assertThat(conversation.own()).isEqualTo(2);
            assertThat(conversation.from()).isEqualTo(at(10));
            assertThat(conversation.until()).isEqualTo(at(60));
            assertThat(conversation.turns())
                    .containsExactly(
                            new Turn("chatgpt:u1", Role.USER, null, "I am vegan", at(10)),
                            new Turn("chatgpt:a1", Role.ASSISTANT, null, "Noted", at(20)),
                            new Turn("chatgpt:u2", Role.USER, null, "I live in Oslo", at(40)),
                            new Turn("chatgpt:a2", Role.ASSISTANT, null, "Lovely", at(60)));
        });
    }

    @Test
    void wordsAmongPicturesAndSpeechArePartOfIt() {
        String parts =
                "{\"content_type\": \"multimodal_text\", \"parts\": [{\"content_type\": \"image_asset_pointer\"},"
                        + " \"My cat\", {\"content_type\": \"audio_transcription\", \"text\": \"is called Miso\"}]}";
        Read read = Read.chats(
                "[" + conversation("c1", "u1", "\"u1\": " + withContent("u1", "", "user", parts, "10")) + "]");

        assertThat(read.conversations.get(0).turns())
                .extracting(Turn::content)
                .containsExactly("My cat\nis called Miso");
    }

    @Test
    void whatSomebodyTellsOfThemselvesInEveryConversationIsOneTurn() {
        String about = "{\"content_type\": \"user_editable_context\", \"user_profile\": \"wrapped\"}";
        String node =
                "{\"id\": \"%s\", \"parent\": null, \"message\": {\"id\": \"%s\", \"author\": {\"role\": \"user\"}, \"create_time\": null,"
                        + " \"content\": " + about + ", \"metadata\": {\"user_context_message_data\":"
                        + " {\"about_user_message\": \"I am a nurse\", \"about_model_message\": \"Be brief\"}}}}";
        Read read = Read.chats("[" + conversation("c1", "x", "\"x\": " + node.formatted("x", "x")) + ","
                + conversation("c2", "y", "\"y\": " + node.formatted("y", "y")) + "]");

        assertThat(read.conversations).hasSize(2);
        Turn first = read.conversations.get(0).turns().get(0);
        assertThat(first.content()).isEqualTo("I am a nurse\n\nBe brief");
        assertThat(read.conversations.get(1).turns().get(0).id()).isEqualTo(first.id());
    }

    @Test
    void withoutItsLastNodeTheLatestBranchStands() {
        Read read = Read.chats("["
                + conversation(
                        "c1",
                        "gone",
                        "\"u1\": " + node("u1", "", "user", "I am vegan", 10) + ", \"b\": "
                                + node("b", "u1", "user", "left", 20) + ", \"c\": "
                                + node("c", "u1", "user", "stays", 30))
                + "]");

        assertThat(read.conversations.get(0).turns()).extracting(Turn::content).containsExactly("I am vegan", "stays");
    }

    @Test
    void aCircleOfMessagesEnds() {
        Read read = Read.chats("["
                + conversation(
                        "c1",
                        "a",
                        "\"a\": " + node("a", "b", "user", "one", 10) + ", \"b\": " + node("b", "a", "user", "two", 20))
                + "]");

        assertThat(read.conversations.get(0).turns()).hasSize(2);
    }

    @Test
    void everyWrongConversationIsListedByItsNumberAndTheOthersAreThere() {
        String good = conversation("c9", "u", "\"u\": " + node("u", "", "user", "I am vegan", 10));
        String text = "{\"content_type\": \"text\", \"parts\": [\"hi\"]}";
        Read read = Read.chats("[7, {\"id\": \"none\"}, {\"id\": \"list\", \"mapping\": [[1]]}, "
                + "{\"id\": \"untimed\", \"mapping\": {\"u\": " + withContent("u", "", "user", text, "null") + "}}, "
                + conversation("ahead", "u", "\"u\": " + node("u", "", "user", "later", 4_000_000_000L)) + ", "
                + conversation("half", "u", "\"u\": " + node("u", "", "user", "\\ud83d", 10)) + ", "
                + good + "]");

        assertThat(read.fatal).isNull();
        assertThat(read.problems).extracting(Problem::item).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read.conversations).extracting(PastConversation::id).containsExactly("chatgpt:c9");
        assertThat(read.places.get(0).item()).isEqualTo(7);
    }

    @Test
    void oneConversationIsReadAgainByItsPlace() throws IOException, UnreadableFile {
        String mark = "\uFEFF";
        String first = conversation("c1 é 🦊", "u", "\"u\": " + node("u", "", "user", "Käse 🧀", 10));
        String second = conversation("c2", "u", "\"u\": " + node("u", "", "user", "I live in Ærø", 20));
        for (String start : new String[] {"", mark}) {
            byte[] file = (start + " [\n" + first + " ,\n\t" + second + "\n]\n").getBytes(StandardCharsets.UTF_8);
            Read read = Read.chats(file);

            assertThat(read.fatal).isNull();
            for (int place = 0; place < 2; place++) {
                ConversationSink.Place at = read.places.get(place);
                byte[] one = Arrays.copyOfRange(file, (int) at.begin(), (int) at.end());
                assertThat(ChatGptFile.one(one, Read.NOW)).hasValue(read.conversations.get(place));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[{\"mapping\": {}", "nonsense", "[] 1"})
    void aFileThatCannotBeReadSaysWhy(String content) {
        assertThat(Read.chats(content).fatal).as(content).isNotNull();
    }

    @Test
    void hostileShapesAreRefusedAndLongTextsAreCut() {
        String deep =
                "[{\"mapping\": {\"u\": {\"message\": " + "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000) + "}}}]";
        String wide = "[{\"mapping\": {\"u\": {\"message\": [" + "1,".repeat(300_000) + "1]}}}]";
        String longText = "x".repeat(100_000);
        Read read = Read.chats("["
                + conversation(
                        "c",
                        "a",
                        "\"u\": " + node("u", "", "user", longText, 10) + ", \"a\": "
                                + node("a", "u", "assistant", longText, 20))
                + "]");

        assertThat(Read.chats(deep).fatal).isNotNull();
        assertThat(Read.chats(wide).fatal).isNotNull();
        assertThat(read.conversations.get(0).turns())
                .extracting(turn -> turn.content().length())
                .containsExactly(16_000, 4_000);
    }

    @ParameterizedTest
    @CsvSource({"16000, 16000, 4000, 4000", "16001, 16000, 4001, 4000"})
    void aMessageIsReadUpToItsBound(int own, int ownRead, int others, int othersRead) {
        Read read = Read.chats("["
                + conversation(
                        "c",
                        "a",
                        "\"u\": " + node("u", "", "user", "x".repeat(own - 1) + "y", 10) + ", \"a\": "
                                + node("a", "u", "assistant", "y" + "x".repeat(others - 1), 20))
                + "]");

        assertThat(read.conversations.get(0).turns())
                .extracting(turn -> turn.content().length())
                .containsExactly(ownRead, othersRead);
        // Of what they said the beginning is read, of what they were told the end.
        assertThat(read.conversations.get(0).turns())
                .extracting(turn -> turn.content().contains("y"))
                .containsOnly(own == ownRead);
    }

    @Test
    void scriptsAndOtherDirectionsAreText() {
        String said = "<script>alert(1)</script> \u202eאני גר בתל אביב";
        Read read = Read.chats("[" + conversation("c", "u", "\"u\": " + node("u", "", "user", said, 10)) + "]");

        assertThat(read.conversations.get(0).turns()).extracting(Turn::content).containsExactly(said);
    }

    private static String conversation(String id, String current, String nodes) {
        return "{\"title\": \"A talk\", \"create_time\": 5.5, \"update_time\": 99.0, \"mapping\": {" + nodes
                + "}, \"moderation_results\": [], \"current_node\": \"" + current + "\", \"conversation_id\": \"" + id
                + "\", \"id\": \"" + id + "\"}";
    }

    private static String node(String id, String parent, String role, String text, long seconds) {
        return withContent(
                id, parent, role, "{\"content_type\": \"text\", \"parts\": [\"" + text + "\"]}", seconds + ".0");
    }

    private static String withContent(String id, String parent, String role, String content, String time) {
        return "{\"id\": \"" + id + "\", \"parent\": \"" + parent + "\", \"children\": [], \"message\": {\"id\": \""
                + id
                + "\", \"author\": {\"role\": \"" + role + "\", \"metadata\": {}}, \"create_time\": " + time
                + ", \"content\": " + content + ", \"metadata\": {}}}";
    }

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }
}
