package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatReadingTest {

    private static final String HELLO = "[{\"role\":\"user\",\"content\":\"hello\"}]";

    @Test
    void finds_what_personalizing_needs() {
        Reading reading = read("""
                {"model": "gpt-5", "stream": true, "user": "ann",
                 "messages": [
                   {"role": "system", "content": "be brief"},
                   {"role": "user", "content": "first"},
                   {"role": "assistant", "content": null, "tool_calls": [{"id": "c", "function": {"name": "f"}}]},
                   {"role": "tool", "tool_call_id": "c", "content": "42"},
                   {"content": "\\u00e9t\\u00E9 \\"quoted\\"", "role": "user"},
                   {"role": "critic", "content": "hm"}
                 ], "temperature": 1.0}""");
        assertThat(reading.model()).isEqualTo("gpt-5");
        assertThat(reading.streamed()).isTrue();
        assertThat(reading.user()).isEqualTo("ann");
        assertThat(reading.marks().stream().map(Mark::role))
                .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL, Role.USER, Role.OTHER);
        assertThat(reading.target()).isEqualTo(4);
        assertThat(reading.said()).isEqualTo("été \"quoted\"");
        assertThat(reading.messages().stream().map(Reading.Message::callsTools))
                .containsExactly(false, false, true, false, false, false);
    }

    @Test
    void knows_what_the_assistant_said_before_where_that_matters() {
        Buffer body = Buffer.buffer("""
                {"messages": [
                   {"role": "assistant", "content": "long ago"},
                   {"role": "user", "content": "first"},
                   {"role": "assistant", "content": "%s Which one?"},
                   {"role": "assistant", "tool_calls": [{"id": "c", "function": {"name": "f"}}]},
                   {"role": "tool", "tool_call_id": "c", "content": "42"},
                   {"role": "system", "content": "be brief"},
                   {"role": "user", "content": "the second"}
                 ]}""".formatted("\uD83D\uDE00x".repeat(3_000)));
        String before = Wire.CHAT.read(body, true).orElseThrow().before();
        assertThat(before).endsWith("x Which one?").hasSizeBetween(3_998, 4_000);
        assertThat(Character.isLowSurrogate(before.charAt(0))).isFalse();
        assertThat(Wire.CHAT.read(body).orElseThrow().before()).isEmpty();
    }

    @Test
    void knows_each_message_by_its_bytes() {
        String body =
                "{\"note\":\"päö 😀 \\ud83d\\ude00\",\"messages\":[ {\"role\":\"user\",\"content\":\"é\"} , {\"content\":\"x\"}]}";
        Reading reading = read(body);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(reading.messages().stream()
                        .map(message -> new String(
                                bytes, message.start(), message.end() - message.start(), StandardCharsets.UTF_8)))
                .containsExactly("{\"role\":\"user\",\"content\":\"é\"}", "{\"content\":\"x\"}");
        Reading elsewhere = read("{\"messages\":[{\"role\":\"user\",\"content\":\"é\"},{\"content\": \"x\"}]}");
        assertThat(elsewhere.marks().get(0)).isEqualTo(reading.marks().get(0));
        assertThat(elsewhere.marks().get(1)).isNotEqualTo(reading.marks().get(1));
    }

    @Test
    void joins_the_text_among_the_parts_of_a_content() {
        Reading reading = read("""
                {"messages":[{"role":"user","content":[{"type":"text","text":"look"},
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA","text":"no"}},
                 {"text":"here","type":"text"}, "odd", 7]}]}""");
        assertThat(reading.said()).isEqualTo("look\nhere");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'safety_identifier':'s','user':'u','metadata':{'user_id':'m'},'messages':[]} | s",
                "{'user':'u','metadata':{'user_id':'m'},'messages':[]} | u",
                "{'user':' ','metadata':{'a':{'user_id':'no'},'user_id':'m'},'messages':[]} | m",
                "{'safety_identifier':7,'user':null,'metadata':'x','messages':[]} |",
                "{'messages':[{'role':'user','user':'no','content':''}]} |"
            })
    void takes_the_person_from_the_field_that_names_them_best(String body, String user) {
        assertThat(read(body.replace('\'', '"')).user()).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"messages\"",
                "{'messages':" + "[{'role':'user','content':'x'}]",
                "{'messages':[{'role':'user','content':'x'}]} trailing",
                "{'messages':[]} {'messages':[]}",
                "{'model':'m'}",
                "{'messages':null}",
                "{'messages':{'role':'user'}}",
                "{'messages':['hello']}",
                "{'messages':[],'messages':[]}",
                "{'messages':[],'mess\\u0061ges':[]}",
                "{'user':'a','user':'b','messages':[]}",
                "{'metadata':{'user_id':'a','user_id':'b'},'messages':[]}",
                "{'messages':[{'role':'user','role':'system','content':'x'}]}",
                "{'messages':[{'role':'user','content':'x','content':'y'}]}",
                "\uFEFF{'messages':[]}",
                "{'messages':[{'role':'user','content':'bad \\q escape'}]}"
            })
    void leaves_alone_what_it_does_not_understand_beyond_doubt(String body) {
        assertThat(Wire.CHAT.read(Buffer.buffer(body.replace('\'', '"')))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void leaves_other_encodings_alone(String encoding) {
        assertThat(Wire.CHAT.read(Buffer.buffer("{\"messages\":" + HELLO + "}", encoding)))
                .isEmpty();
    }

    @Test
    void leaves_a_message_of_broken_utf_8_alone() {
        Buffer body = Buffer.buffer("{\"messages\":[{\"role\":\"user\",\"content\":\"")
                .appendByte((byte) 0xC3)
                .appendString("(\"}]}");
        assertThat(Wire.CHAT.read(body)).isEmpty();
    }

    @Test
    void leaves_nesting_without_end_alone() {
        String body = "{\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"messages\":[]}";
        assertThat(Wire.CHAT.read(Buffer.buffer(body))).isEmpty();
    }

    @Test
    void has_no_target_where_no_message_is_the_persons() {
        Reading reading = read("{\"messages\":[{\"role\":\"system\",\"content\":\"x\"},{\"role\":7}]}");
        assertThat(reading.target()).isEqualTo(-1);
        assertThat(reading.said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/chat/completions, true",
        "POST, /v1/responses, true",
        "POST, /v1/messages, true",
        "GET, /v1/chat/completions, false",
        "POST, /v1/chat/completions/, false",
        "POST, /v1/embeddings, false"
    })
    void knows_its_paths(String method, String path, boolean understood) {
        assertThat(Wire.of(HttpMethod.valueOf(method), path).isPresent()).isEqualTo(understood);
    }

    private static Reading read(String body) {
        return Wire.CHAT.read(Buffer.buffer(body)).orElseThrow();
    }
}
