package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Block;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponsesWireTest {

    private static final String USER = "{\"role\":\"user\",\"content\":\"hello\"}";
    private static final String CALL =
            "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"}";
    private static final String OUTPUT = "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"42\"}";
    private static final String REASONING = "{\"type\":\"reasoning\",\"id\":\"r\",\"summary\":[]}";

    @Test
    void finds_what_personalizing_needs() {
        Reading reading = read("""
                {"model":"gpt-5","stream":true,"instructions":"be brief","safety_identifier":"ann","input":[
                 {"role":"developer","content":"d"},
                 {"type":"message","role":"user","content":[{"type":"input_text","text":"look"},
                  {"type":"input_image","image_url":"data:,"},{"type":"input_text","text":"here"}]},
                 {"type":"reasoning","id":"r","summary":[]},
                 {"type":"function_call","call_id":"c","name":"f","arguments":"{}"},
                 {"type":"function_call_output","call_id":"c","output":"42"},
                 {"type":"item_reference","id":"i"},
                 {"role":"assistant","content":[{"type":"output_text","text":"a"}]}]}""");
        assertThat(reading.model()).isEqualTo("gpt-5");
        assertThat(reading.streamed()).isTrue();
        assertThat(reading.user()).isEqualTo("ann");
        assertThat(reading.marks().stream().map(Mark::role))
                .containsExactly(
                        Role.DEVELOPER,
                        Role.USER,
                        Role.ASSISTANT,
                        Role.ASSISTANT,
                        Role.TOOL,
                        Role.OTHER,
                        Role.ASSISTANT);
        assertThat(reading.target()).isEqualTo(1);
        assertThat(reading.said()).isEqualTo("look\nhere");
    }

    @Test
    void an_input_that_is_a_string_is_the_persons_message() {
        Reading reading = read("{\"model\":\"m\",\"input\":\"h\\u00e9 \\\"llo\\\"\"}");
        assertThat(reading.marks()).hasSize(1);
        assertThat(reading.target()).isZero();
        assertThat(reading.said()).isEqualTo("hé \"llo\"");
    }

    @Test
    void a_string_becomes_a_message_of_the_same_bytes() {
        String body = "{ \"input\" : \"h\\u00e9\\/ 😀\" , \"n\":1.50e0}";
        assertThat(splice(body, Placement.MESSAGE, block(0, "a\n"), block(0, "b")))
                .isEqualTo("{ \"input\" : [{\"role\":\"developer\",\"content\":\"a\\n\"},"
                        + "{\"role\":\"developer\",\"content\":\"b\"},"
                        + "{\"role\":\"user\",\"content\":\"h\\u00e9\\/ 😀\"}] , \"n\":1.50e0}");
        assertThat(splice(body, Placement.IN_USER, block(0, "a"), block(0, "b")))
                .isEqualTo("{ \"input\" : [{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"a\"},"
                        + "{\"type\":\"input_text\",\"text\":\"b\"},"
                        + "{\"type\":\"input_text\",\"text\":\"h\\u00e9\\/ 😀\"}]}] , \"n\":1.50e0}");
    }

    @Test
    void a_block_that_belongs_behind_a_string_goes_ahead_of_it() {
        assertThat(splice("{\"input\":\"x\"}", Placement.MESSAGE, block(1, "a")))
                .isEqualTo(
                        "{\"input\":[{\"role\":\"developer\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"x\"}]}");
    }

    @ParameterizedTest
    @CsvSource({"system, system", "developer, developer", "user, developer"})
    void instructions_come_in_the_role_that_the_app_uses(String first, String role) {
        String body = "{\"input\":[{\"role\":\"" + first + "\",\"content\":\"x\"}," + USER + "]}";
        assertThat(splice(body, Placement.MESSAGE, block(1, "b")))
                .isEqualTo(body.replace(USER, "{\"role\":\"" + role + "\",\"content\":\"b\"}," + USER));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 1", "4, 1", "5, 1", "6, 6", "7, 7"})
    void nothing_goes_between_what_belongs_together(int wanted, int found) {
        String body = input(USER, REASONING, CALL, CALL, OUTPUT, OUTPUT, USER);
        assertThat(place(splice(body, Placement.MESSAGE, block(wanted, "b")))).isEqualTo(found);
    }

    @Test
    void outputs_whose_calls_upstream_has_stay_first() {
        assertThat(place(splice(input(OUTPUT, OUTPUT, USER), Placement.MESSAGE, block(0, "b"))))
                .isEqualTo(2);
        assertThat(place(splice(input(OUTPUT), Placement.MESSAGE, block(0, "b"))))
                .isEqualTo(1);
    }

    @Test
    void parts_take_a_block_ahead_of_the_text() {
        String body = input("{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"u\"},"
                + " {\"type\":\"input_text\",\"text\":\"t\"}]}");
        assertThat(splice(body, Placement.IN_USER, block(0, "b")))
                .isEqualTo(body.replace(
                        "{\"type\":\"input_text\"",
                        "{\"type\":\"input_text\",\"text\":\"b\"},{\"type\":\"input_text\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model':'m'}",
                "{'input':null}",
                "{'input':7}",
                "{'input':['x']}",
                "{'input':'a','input':'b'}",
                "{'input':[{'type':'message','type':'x','role':'user','content':'a'}]}",
                "{'messages':[{'role':'user','content':'x'}]}"
            })
    void leaves_alone_what_it_does_not_understand_beyond_doubt(String body) {
        assertThat(Wire.RESPONSES.read(Buffer.buffer(body.replace('\'', '"')))).isEmpty();
    }

    private static String input(String... items) {
        return "{\"input\":[" + String.join(", ", items) + "]}";
    }

    private static int place(String body) {
        List<?> items = new JsonObject(body).getJsonArray("input").getList();
        for (int index = 0; index < items.size(); index++) {
            if (String.valueOf(items.get(index)).contains("content=b,")
                    || String.valueOf(items.get(index)).contains("content=b}")) {
                return index;
            }
        }
        throw new AssertionError("no block in " + body);
    }

    private static Block block(int before, String text) {
        return new Block(Block.Place.STANDING, before, text, 1, List.of());
    }

    private static String splice(String body, Placement placement, Block... blocks) {
        Buffer bytes = Buffer.buffer(body);
        return Wire.RESPONSES
                .splice(bytes, Wire.RESPONSES.read(bytes).orElseThrow(), List.of(blocks), placement)
                .toString();
    }

    private static Reading read(String body) {
        return Wire.RESPONSES.read(Buffer.buffer(body)).orElseThrow();
    }
}
