package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Block;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChatSpliceTest {

    private static final String CALL =
            "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\"}]}";

    @Property
    void what_upstream_gets_is_what_the_app_sent_with_messages_between(
            @ForAll("messages") List<String> messages,
            @ForAll("gaps") String gap,
            @ForAll("blocks") List<Block> blocks) {
        Buffer body = body(messages, gap);
        Reading reading = Wire.CHAT.read(body).orElseThrow();
        Buffer spliced = Wire.CHAT.splice(body, reading, blocks, Placement.MESSAGE);

        // The original, cut at the message boundaries, with nothing but whole messages and their commas between the
        // cuts.
        assertThat(spliced.toString())
                .isEqualTo(body(withBlocks(messages, blocks), gap).toString());
        assertThat(contents(spliced).stream().filter(content -> !content.startsWith("<block")))
                .containsExactlyElementsOf(contents(body));
        assertThat(contents(spliced)).hasSize(messages.size() + blocks.size());
    }

    @Test
    void nothing_to_insert_is_the_same_buffer() {
        Buffer body = body(List.of(message("user", "hi")), "");
        assertThat(Wire.CHAT.splice(body, Wire.CHAT.read(body).orElseThrow(), List.of(), Placement.MESSAGE))
                .isSameAs(body);
    }

    @Test
    void blocks_go_ahead_of_the_messages_that_they_name() {
        Buffer body = body(List.of(message("system", "s"), message("user", "u")), " ");
        Buffer spliced = splice(body, block(1, "standing"), block(1, "recalled"), block(2, "last"));
        assertThat(contents(spliced)).containsExactly("s", "standing", "recalled", "u", "last");
    }

    @Test
    void an_empty_list_of_messages_takes_nothing_so_that_upstream_refuses_it() {
        Buffer body = body(List.of(), " ");
        assertThat(splice(body, block(0, "a"), block(0, "b"))).isSameAs(body);
    }

    @Test
    void instructions_come_in_the_role_that_the_app_uses() {
        Buffer body = body(List.of(message("developer", "d"), message("user", "u")), "");
        Buffer spliced = splice(body, block(1, "b"));
        assertThat(spliced.toJsonObject()
                        .getJsonArray("messages")
                        .getJsonObject(1)
                        .getString("role"))
                .isEqualTo("developer");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 4"})
    void nothing_goes_between_tool_calls_and_their_results(int wanted, int found) {
        Buffer body = body(
                List.of(message("user", "u"), CALL, message("tool", "r1"), message("tool", "r2"), message("user", "v")),
                "");
        assertThat(contents(splice(body, block(wanted, "<b>"))).indexOf("<b>")).isEqualTo(found);
    }

    @Test
    void calls_whose_results_are_still_to_come_stay_last() {
        Buffer body = body(List.of(message("user", "u"), CALL), "");
        assertThat(contents(splice(body, block(2, "<b>"))).indexOf("<b>")).isEqualTo(1);
        Buffer half = body(List.of(message("user", "u"), CALL, message("tool", "r1")), "");
        assertThat(contents(splice(half, block(3, "<b>"))).indexOf("<b>")).isEqualTo(1);
    }

    @Test
    void half_a_surrogate_pair_in_a_block_does_no_harm() {
        Buffer body = body(List.of(message("user", "u")), "");
        assertThat(contents(splice(body, block(0, "odd \uD83D end")))).containsExactly("odd ? end", "u");
    }

    @Provide
    Arbitrary<List<String>> messages() {
        Arbitrary<String> role = Arbitraries.of("system", "user", "assistant", "critic");
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20).map(ChatSpliceTest::wellFormed),
                Arbitraries.of("é", "😀", "\"}],", "\\", "\u0000\u001f", "</s>", "日本語"));
        return Combinators.combine(role, text)
                .as(ChatSpliceTest::message)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of("", " ", "\n\t", "\r\n  ");
    }

    @Provide
    Arbitrary<List<Block>> blocks() {
        return Combinators.combine(Arbitraries.integers().between(0, 9), Arbitraries.of("\"q\" \\ \n", "é😀", "plain"))
                .as((before, text) -> block(before, "<block " + text))
                .list()
                .ofMaxSize(4);
    }

    private static String wellFormed(String text) {
        return Buffer.buffer(text).toString();
    }

    private static Block block(int before, String text) {
        return new Block(Block.Place.STANDING, before, text, 1, List.of());
    }

    private static Buffer splice(Buffer body, Block... blocks) {
        return Wire.CHAT.splice(body, Wire.CHAT.read(body).orElseThrow(), List.of(blocks), Placement.MESSAGE);
    }

    private static String message(String role, String content) {
        return "{\"role\":\"" + role + "\",\"content\":"
                + new JsonArray().add(content).encode().replaceAll("^\\[|]$", "") + "}";
    }

    private static Buffer body(List<String> messages, String gap) {
        return Buffer.buffer("{" + gap + "\"top\":1.50e+0,\"messages\":" + gap + "[" + gap
                + String.join(gap + "," + gap, messages) + gap + "]" + gap + ",\"n\\u0061me\":\"é\\/😀\"}" + gap);
    }

    private static List<String> contents(Buffer body) {
        return new JsonObject(body)
                .getJsonArray("messages").stream()
                        .map(message -> String.valueOf(((JsonObject) message).getValue("content")))
                        .toList();
    }

    private static List<String> withBlocks(List<String> messages, List<Block> blocks) {
        List<String> pieces = new ArrayList<>();
        for (int index = 0; index < messages.size(); index++) {
            pieces.add(inserted(blocks, messages.size(), index)
                            .map(block -> block + ",")
                            .collect(Collectors.joining())
                    + messages.get(index));
        }
        inserted(blocks, messages.size(), messages.size()).forEach(pieces::add);
        // At the end the comma is the list's own, without the gap around it.
        int kept = messages.size() - 1;
        List<String> last = pieces.subList(kept, pieces.size());
        String end = String.join(",", last);
        last.clear();
        pieces.add(end);
        return pieces;
    }

    private static Stream<String> inserted(List<Block> blocks, int size, int index) {
        return blocks.stream()
                .filter(block -> Math.min(block.before(), size) == index)
                .map(block -> message("system", block.text()));
    }
}
