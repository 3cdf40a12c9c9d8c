package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Block;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessagesWireTest {

    private static final String RESULT =
            "{'type':'tool_result','tool_use_id':'t','content':[{'type':'text','text':'42'}]}";
    private static final String TEXT = "{'type':'text','text':'hi','cache_control':{'type':'ephemeral'}}";
    private static final String IMAGE = "{'type':'image','source':{'type':'base64','data':'AA'}}";
    private static final String BLOCK = "{'type':'text','text':'b'}";

    @Test
    void finds_what_personalizing_needs() {
        Reading reading = Wire.MESSAGES
                .read(body("{'model':'claude','max_tokens':9,'stream':true,'metadata':{'user_id':'ann'},'system':'s',"
                        + "'messages':[{'role':'user','content':'hi'},"
                        + "{'role':'assistant','content':[{'type':'tool_use','id':'t','name':'f','input':{}}]},"
                        + "{'role':'user','content':[" + RESULT + "]},"
                        + "{'role':'assistant','content':'a'},"
                        + "{'role':'user','content':[" + RESULT + "," + TEXT + "]}]}"))
                .orElseThrow();
        assertThat(reading.model()).isEqualTo("claude");
        assertThat(reading.user()).isEqualTo("ann");
        assertThat(reading.marks().stream().map(Mark::role))
                .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT, Role.USER);
        assertThat(reading.target()).isEqualTo(4);
        assertThat(reading.said()).isEqualTo("hi");
    }

    @Test
    void results_of_tools_are_not_the_persons_words() {
        Reading reading = Wire.MESSAGES
                .read(body("{'messages':[{'role':'user','content':'hi'},{'role':'assistant','content':'c'},"
                        + "{'role':'user','content':[" + RESULT + "]}]}"))
                .orElseThrow();
        assertThat(reading.target()).isZero();
    }

    @Test
    void a_string_becomes_a_part_of_the_same_bytes() {
        String message = "{'role':'user','content': 'h\\u00e9\\/ 😀' }";
        assertThat(splice(message, block(0)))
                .isEqualTo(messages(
                        "{'role':'user','content': [" + BLOCK + ",{'type':'text','text':'h\\u00e9\\/ 😀'}] }"));
        assertThat(splice(message, block(0), block(0)))
                .isEqualTo(messages("{'role':'user','content': [" + BLOCK + "," + BLOCK
                        + ",{'type':'text','text':'h\\u00e9\\/ 😀'}] }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT | BLOCK,TEXT",
                "TEXT, TEXT | BLOCK,TEXT, TEXT",
                "RESULT, TEXT | RESULT, BLOCK,TEXT",
                "RESULT, RESULT , TEXT | RESULT, RESULT , BLOCK,TEXT",
                "RESULT | RESULT,BLOCK",
                "IMAGE , TEXT | IMAGE , BLOCK,TEXT",
                "IMAGE | IMAGE,BLOCK",
                "TEXT, RESULT | TEXT, RESULT,BLOCK",
            })
    void a_part_goes_ahead_of_the_text_and_behind_results(String parts, String spliced) {
        assertThat(splice("{'content':[" + filled(parts) + "],'role':'user'}", block(0)))
                .isEqualTo(messages("{'content':[" + filled(spliced) + "],'role':'user'}"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 4", "3, 4", "4, 4", "5, 4", "9, 4"})
    void a_block_goes_into_the_persons_next_words(int wanted, int found) {
        String hello = "{'role':'assistant','content':'hello'}";
        String words = "{'role':'user','content':[" + TEXT + "]}";
        String results = "{'role':'user','content':[" + RESULT + "]}";
        List<String> all = List.of(hello, words, hello, results, words, hello);
        StringBuilder expected = new StringBuilder();
        for (int index = 0; index < all.size(); index++) {
            expected.append(index == 0 ? "" : ",")
                    .append(index == found ? all.get(index).replace("[", "[" + BLOCK + ",") : all.get(index));
        }
        assertThat(splice(String.join(",", all), block(wanted))).isEqualTo(messages(expected.toString()));
    }

    @Test
    void a_request_without_words_of_the_persons_takes_none() {
        for (String none : new String[] {
            "{'role':'assistant','content':'a'}", "{'role':'user','content':''}", "{'role':'user','content':[]}", ""
        }) {
            Buffer request = body(messages(none));
            Reading reading = Wire.MESSAGES.read(request).orElseThrow();
            assertThat(Wire.MESSAGES.takes(reading, Placement.MESSAGE)).isFalse();
            assertThat(Wire.MESSAGES.splice(request, reading, List.of(block(0)), Placement.MESSAGE))
                    .isSameAs(request);
        }
    }

    private static String filled(String parts) {
        return parts.replace("BLOCK", BLOCK)
                .replace("TEXT", TEXT)
                .replace("RESULT", RESULT)
                .replace("IMAGE", IMAGE);
    }

    private static Block block(int before) {
        return new Block(Block.Place.STANDING, before, "b", 1, List.of());
    }

    private static String messages(String messages) {
        return "{'system':[{'type':'text','text':'s','cache_control':{}}],'messages':[" + messages + "],'top_k':1.0}";
    }

    private static Buffer body(String text) {
        return Buffer.buffer(text.replace('\'', '"'));
    }

    private static String splice(String messages, Block... blocks) {
        Buffer body = body(messages(messages));
        Reading reading = Wire.MESSAGES.read(body).orElseThrow();
        return Wire.MESSAGES
                .splice(body, reading, List.of(blocks), Placement.MESSAGE)
                .toString()
                .replace('"', '\'');
    }
}
