package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are as large as may be read, and larger by one byte. */
final class TapBoundsTest {

    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_LINE_BYTES = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anAnswerInOnePieceIsReadUpToFourTimesItsText(int beyond) {
        AnswerTap tap = Wire.CHAT.tap("application/json", MOST_CHARACTERS);
        tap.observe(Buffer.buffer(padded("four", 4 * MOST_CHARACTERS + beyond)));
        assertThat(tap.text()).isEqualTo(beyond == 0 ? "four" : "");
        assertThat(tap.isOverflowed()).isEqualTo(beyond > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aLineOfEventsIsReadUpToItsBound(int beyond) {
        AnswerTap tap = Wire.CHAT.tap("text/event-stream", MOST_CHARACTERS);
        String start = "data: {\"choices\":[{\"delta\":{\"content\":\"four\"}}]";
        String line = start + " ".repeat(MOST_LINE_BYTES + beyond - start.length() - 1) + "}";
        // In two pieces: what came whole takes no room.
        tap.observe(Buffer.buffer(line.substring(0, 100)));
        tap.observe(Buffer.buffer(line.substring(100) + "\n\n"));
        assertThat(tap.text()).isEqualTo(beyond == 0 ? "four" : "");
        assertThat(tap.isOverflowed()).isEqualTo(beyond > 0);
    }

    @ParameterizedTest
    @CsvSource({"gzip, 0", "gzip, 1", "deflate, 0", "deflate, 1"})
    void anAnswerIsInflatedUpToItsBound(String encoding, int beyond) throws IOException {
        String answer = padded("four", 2_000);
        AnswerTap plain = Wire.CHAT.tap("application/json", MOST_CHARACTERS);
        long most = (long) answer.length() - beyond;
        AnswerTap tap = encoding.equals("gzip") ? new InflatingTap(plain, most) : new DeflateTap(plain, most);
        byte[] bytes = compressed(encoding, answer);
        tap.observe(Buffer.buffer().appendBytes(bytes));
        // Nothing is looked at any more.
        tap.observe(Buffer.buffer().appendBytes(bytes));
        assertThat(tap.isOverflowed()).isEqualTo(beyond > 0);
        assertThat(tap.text()).isEqualTo("four");
    }

    private static String padded(String text, int bytes) {
        String start = "{\"choices\":[{\"message\":{\"content\":\"" + text + "\"}}]";
        return start + " ".repeat(bytes - start.length() - 1) + "}";
    }

    private static byte[] compressed(String encoding, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressing =
                encoding.equals("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            compressing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
