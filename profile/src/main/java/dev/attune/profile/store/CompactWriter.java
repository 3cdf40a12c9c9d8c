package dev.attune.profile.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON arrays whose places have a meaning, because names would take more room in Redis than what they name. Absent parts at
 * the end of an array are left out. One value for each writer.
 */
final class CompactWriter {

    static final JsonFactory JSON = new JsonFactory();

    private static final int NANOS_OF_A_MILLI = 1_000_000;
    private static final int DIGITS_OF_A_NANO = 9;
    private static final long MOST_SECONDS_IN_MILLIS = 1_000_000_000_000L;

    private final JsonGenerator json;
    private int absent;

    private CompactWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The text of one array. */
    static String array(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            CompactWriter writer = new CompactWriter(json);
            writer.begin();
            body.write(writer);
            writer.end();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    void begin() throws IOException {
        settle();
        json.writeStartArray();
    }

    void end() throws IOException {
        absent = 0;
        json.writeEndArray();
    }

    void text(@Nullable String value) throws IOException {
        if (value == null) {
            absent++;
            return;
        }
        settle();
        json.writeString(value);
    }

    void number(long value) throws IOException {
        settle();
        json.writeNumber(value);
    }

    void decimal(double value) throws IOException {
        settle();
        json.writeNumber(value);
    }

    void absent() {
        absent++;
    }

    /** Milliseconds where they say it all, else seconds with a fraction. */
    void time(@Nullable Instant value) throws IOException {
        if (value == null) {
            absent++;
            return;
        }
        settle();
        if (value.getNano() % NANOS_OF_A_MILLI == 0 && Math.abs(value.getEpochSecond()) < MOST_SECONDS_IN_MILLIS) {
            json.writeNumber(value.toEpochMilli());
            return;
        }
        String seconds = BigDecimal.valueOf(value.getEpochSecond())
                .add(BigDecimal.valueOf(value.getNano(), DIGITS_OF_A_NANO))
                .toPlainString();
        json.writeNumber(seconds);
    }

    private void settle() throws IOException {
        for (; absent > 0; absent--) {
            json.writeNull();
        }
    }

    /** Writes the parts of an array. */
    interface Body {
        void write(CompactWriter writer) throws IOException;
    }
}
