package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taps on Responses and Messages; what all taps have in common is tested with those on Chat Completions. */
final class OtherTapsTest {

    private static final String RESPONSES = """
            event: response.created
            data: {"type":"response.created","response":{"output":[]}}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","item_id":"i","delta":"Grüße "}

            data: {"delta":"😀","type":"response.output_text.delta"}

            event: response.function_call_arguments.delta
            data: {"type":"response.function_call_arguments.delta","delta":"{}"}

            event: response.output_text.done
            data: {"type":"response.output_text.done","text":"Grüße 😀"}

            """;

    private static final String MESSAGES = """
            event: message_start
            data: {"type":"message_start","message":{"content":[]}}

            event: ping
            data: {"type": "ping"}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Grüße "}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"😀"}}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}

            """;

    @Property
    void however_an_answer_is_cut_its_text_is_the_same(@ForAll @IntRange(min = 1, max = 60) int size) {
        cut(Wire.RESPONSES, RESPONSES, "event: response.completed\ndata: {\"type\":\"response.completed\"}\n\n", size);
        cut(Wire.MESSAGES, MESSAGES, "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n", size);
    }

    private static void cut(Wire wire, String events, String last, int size) {
        AnswerTap tap = wire.tap("text/event-stream; charset=utf-8", 1000);
        byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += size) {
            Buffer piece = Buffer.buffer().appendBytes(bytes, at, Math.min(size, bytes.length - at));
            assertThat(tap.observe(piece)).isEqualTo(-1);
        }
        assertThat(tap.observe(Buffer.buffer(last))).isZero();
        assertThat(tap.text()).isEqualTo("Grüße 😀");
        assertThat(tap.isOverflowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"response.completed", "response.failed", "response.incomplete"})
    void an_answer_is_closed_by_any_of_its_last_events(String name) {
        AnswerTap announced = Wire.RESPONSES.tap("text/event-stream", 1000);
        assertThat(announced.observe(Buffer.buffer("data: {}\n\nevent: " + name + "\n")))
                .isEqualTo(10);
        AnswerTap plain = Wire.RESPONSES.tap("text/event-stream", 1000);
        assertThat(plain.observe(Buffer.buffer("data: {\"response\":{\"id\":\"x\"},\"type\":\"" + name + "\"}\n")))
                .isZero();
    }

    @Test
    void an_answer_too_long_to_keep_is_closed_all_the_same() {
        AnswerTap tap = Wire.MESSAGES.tap("text/event-stream", 2);
        tap.observe(Buffer.buffer(MESSAGES));
        assertThat(tap.text()).isEqualTo("Gr");
        assertThat(tap.isOverflowed()).isTrue();
        assertThat(tap.observe(Buffer.buffer("data: {\"type\":\"message_stop\"}\n")))
                .isZero();
    }

    @Test
    void a_whole_answer_gives_its_text() {
        AnswerTap responses = Wire.RESPONSES.tap("application/json", 1000);
        responses.observe(Buffer.buffer("""
                {"object":"response","text":{"format":{"type":"text"}},"output":[
                 {"type":"reasoning","summary":[]},
                 {"type":"message","role":"assistant","content":[{"type":"output_text","text":"fo","annotations":[]},
                  {"text":"ur","type":"output_text"},{"type":"refusal","refusal":"no"}]}]}"""));
        assertThat(responses.text()).isEqualTo("four");
        AnswerTap messages = Wire.MESSAGES.tap("application/json", 1000);
        messages.observe(Buffer.buffer("""
                {"type":"message","content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"four"},
                 {"type":"tool_use","id":"t","name":"f","input":{"text":"no"}}]}"""));
        assertThat(messages.text()).isEqualTo("four");
    }
}
