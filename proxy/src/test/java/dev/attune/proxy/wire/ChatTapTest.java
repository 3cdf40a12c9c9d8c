package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ChatTapTest {

    private static final String EVENTS = """
            : a comment

            data: {"id":"1","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

            data: {"choices":[{"delta":{"content":"Grüße "},"index":0},{"index":1,"delta":{"content":"other"}}]}

            data:{"choices":[{"delta":{"content":"\\u2014 😀"}}]}

            event: odd
            data: not json

            data: {"choices":[],"usage":{"total_tokens":3}}

            data: [DONE]

            """;

    @Property
    void however_an_answer_is_cut_its_text_is_the_same(@ForAll @IntRange(min = 1, max = 60) int size) {
        AnswerTap tap = Wire.CHAT.tap("text/event-stream; charset=utf-8", 1000);
        byte[] bytes = EVENTS.getBytes(StandardCharsets.UTF_8);
        boolean closed = false;
        for (int at = 0; at < bytes.length; at += size) {
            Buffer piece = Buffer.buffer().appendBytes(bytes, at, Math.min(size, bytes.length - at));
            closed |= tap.observe(piece) >= 0;
        }
        assertThat(tap.text()).isEqualTo("Grüße — 😀");
        assertThat(closed).isTrue();
        assertThat(tap.isOverflowed()).isFalse();
    }

    @Test
    void the_closing_event_is_found_at_its_first_byte() {
        AnswerTap tap = Wire.CHAT.tap("text/event-stream", 1000);
        assertThat(tap.observe(Buffer.buffer("data: {}\r\n\r\ndata: [DONE]\r\n\r\n")))
                .isEqualTo(12);
        AnswerTap cut = Wire.CHAT.tap("text/event-stream", 1000);
        assertThat(cut.observe(Buffer.buffer("data: {}\n\ndata: [DO"))).isEqualTo(-1);
        assertThat(cut.observe(Buffer.buffer("NE]\n\n"))).isZero();
    }

    @Test
    void a_whole_answer_gives_its_first_choice() {
        AnswerTap tap = Wire.CHAT.tap("application/json", 1000);
        tap.observe(Buffer.buffer("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"con"));
        tap.observe(Buffer.buffer("tent\":\"four\"}},{\"index\":1,\"message\":{\"content\":\"five\"}}]}"));
        assertThat(tap.text()).isEqualTo("four");
        assertThat(tap.text()).isEqualTo("four");
    }

    @Test
    void text_is_cut_at_its_bound_and_never_inside_a_character() {
        AnswerTap tap = Wire.CHAT.tap("text/event-stream", 4);
        tap.observe(Buffer.buffer("data: {\"choices\":[{\"delta\":{\"content\":\"abc😀def\"}}]}\n\n"));
        assertThat(tap.text()).isEqualTo("abc");
        assertThat(tap.isOverflowed()).isTrue();
    }

    @Test
    void a_line_without_end_is_not_kept() {
        AnswerTap tap = Wire.CHAT.tap("text/event-stream", 1000);
        for (int piece = 0; piece < 40; piece++) {
            tap.observe(Buffer.buffer("x".repeat(64 * 1024)));
        }
        assertThat(tap.isOverflowed()).isTrue();
        assertThat(tap.observe(Buffer.buffer("\ndata: [DONE]\n"))).isEqualTo(1);
    }

    @Test
    void what_is_no_answer_has_no_text() {
        AnswerTap page = Wire.CHAT.tap("text/html", 1000);
        page.observe(Buffer.buffer("<p>{\"choices\":[]}</p>"));
        assertThat(page.text()).isEmpty();
        AnswerTap broken = Wire.CHAT.tap("application/json", 1000);
        broken.observe(Buffer.buffer("{\"choices\":[{\"message\":{\"content\":\"half"));
        assertThat(broken.text()).isEmpty();
    }
}
