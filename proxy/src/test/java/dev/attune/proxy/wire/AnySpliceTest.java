package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Block;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds on every wire, for every placement. */
final class AnySpliceTest {

    private static final String MARK = "<block>";

    @Property
    void every_block_goes_in_and_every_byte_of_the_apps_stays(
            @ForAll("requests") String body, @ForAll("blocks") List<Block> blocks, @ForAll Placement placement) {
        Wire wire =
                body.contains("\"input\"") ? Wire.RESPONSES : body.contains("max_tokens") ? Wire.MESSAGES : Wire.CHAT;
        Buffer bytes = Buffer.buffer(body);
        Reading reading = wire.read(bytes).orElseThrow();
        Buffer spliced = wire.splice(bytes, reading, blocks, placement);

        assertThat(new JsonObject(spliced).size()).isEqualTo(new JsonObject(bytes).size());
        assertThat(isWithin(bytes, spliced)).isTrue();
        int expected = wire.takes(reading, placement) ? blocks.size() : 0;
        assertThat(spliced.toString().split(MARK, -1)).hasSize(expected + 1);
        assertThat(wire.read(spliced))
                .hasValueSatisfying(again -> assertThat(again.messages())
                        .hasSizeGreaterThanOrEqualTo(reading.messages().size()));
    }

    /** Whether the bytes of one are those of the other but for what was put between. */
    private static boolean isWithin(Buffer original, Buffer spliced) {
        int found = 0;
        for (int at = 0; at < spliced.length() && found < original.length(); at++) {
            found += spliced.getByte(at) == original.getByte(found) ? 1 : 0;
        }
        return found == original.length();
    }

    @Provide
    Arbitrary<String> requests() {
        Arbitrary<String> frame = Arbitraries.of(
                "{ \"messages\" : [%s ],\"n\":1.50e0}",
                "{\"max_tokens\":1,\"system\":[{\"type\":\"text\",\"text\":\"s\",\"cache_control\":{}}],\"messages\":[ %s]}",
                "{\"input\" :[%s]}");
        Arbitrary<String> part = Combinators.combine(
                        Arbitraries.of("text", "input_text", "tool_result", "image", "input_image"), text())
                .as((type, text) -> "{\"type\":\"" + type + "\",\"text\":" + text + "}");
        Arbitrary<String> parts = part.list().ofMaxSize(3).map(list -> "[" + String.join(" , ", list) + "]");
        Arbitrary<String> message = Combinators.combine(
                        Arbitraries.of("system", "user", "assistant", "tool", "odd"), Arbitraries.oneOf(text(), parts))
                .as((role, content) -> "{\"content\":" + content + ", \"role\":\"" + role + "\"}");
        Arbitrary<String> item = Arbitraries.of("reasoning", "function_call", "function_call_output", "item_reference")
                .map(type -> "{\"type\":\"" + type + "\",\"id\":\"i\"}");
        Arbitrary<String> list = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, message), net.jqwik.api.Tuple.of(1, item))
                .list()
                .ofMaxSize(6)
                .map(all -> String.join(",\n", all));
        Arbitrary<String> lone = text().map(text -> "{\"input\":" + text + "}");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        9, Combinators.combine(frame, list).as((outer, inner) -> outer.replace("%s", inner))),
                net.jqwik.api.Tuple.of(1, lone));
    }

    @Provide
    Arbitrary<List<Block>> blocks() {
        return Arbitraries.integers()
                .between(0, 7)
                .map(before -> new Block(Block.Place.RECALLED, before, MARK + " \" é", 1, List.of()))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("é", "😀 \"}],", "\\", "x", "line\nline")
                .map(text -> new JsonArray().add(text).encode().replaceAll("^\\[|]$", ""));
    }
}
