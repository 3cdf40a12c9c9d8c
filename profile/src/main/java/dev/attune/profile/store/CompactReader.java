package dev.attune.profile.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CompactWriter} wrote. Parts that are not there read as absent, and parts that nobody asks for are passed over, so
 * that a newer version may add some at the end.
 */
final class CompactReader {

    private final JsonParser json;
    private boolean ended;

    private CompactReader(JsonParser json) {
        this.json = json;
    }

    /** Reads one array. What cannot be read is {@link Unreadable}. */
    static <T> T array(String text, Body<T> body) {
        try (JsonParser json = CompactWriter.JSON.createParser(text)) {
            CompactReader reader = new CompactReader(json);
            if (!reader.begin()) {
                throw new Unreadable("not an array");
            }
            return body.read(reader);
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | DateTimeException failure) {
            // The message may quote what is kept, so it goes no further.
            throw new Unreadable(failure.getClass().getSimpleName());
        }
    }

    /** Enters an array; false when it is absent or when there are no more. What is entered must be left by {@link #end}. */
    boolean begin() throws IOException {
        JsonToken token = next();
        if (token == null) {
            return false;
        }
        require(token == JsonToken.START_ARRAY);
        ended = false;
        return true;
    }

    /** Leaves the array, past what was not read of it. */
    void end() throws IOException {
        while (!ended) {
            if (json.nextToken() == JsonToken.END_ARRAY) {
                ended = true;
            } else {
                json.skipChildren();
            }
        }
        ended = false;
    }

    String text() throws IOException {
        String value = textOrNull();
        if (value == null) {
            throw new Unreadable("a text is missing");
        }
        return value;
    }

    @Nullable
    String textOrNull() throws IOException {
        JsonToken token = next();
        if (token == null) {
            return null;
        }
        require(token == JsonToken.VALUE_STRING);
        return json.getText();
    }

    long number() throws IOException {
        require(next() == JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    /** A number that an older version did not write. */
    long numberOr(long absent) throws IOException {
        JsonToken token = next();
        if (token == null) {
            return absent;
        }
        require(token == JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    double decimal() throws IOException {
        JsonToken token = next();
        require(token != null && token.isNumeric());
        return json.getDoubleValue();
    }

    Instant time() throws IOException {
        Instant value = timeOrNull();
        if (value == null) {
            throw new Unreadable("a time is missing");
        }
        return value;
    }

    @Nullable
    Instant timeOrNull() throws IOException {
        JsonToken token = next();
        if (token == null) {
            return null;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return Instant.ofEpochMilli(json.getLongValue());
        }
        require(token == JsonToken.VALUE_NUMBER_FLOAT);
        BigDecimal seconds = new BigDecimal(json.getText());
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValueExact());
    }

    private @Nullable JsonToken next() throws IOException {
        if (ended) {
            return null;
        }
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_ARRAY) {
            ended = true;
            return null;
        }
        return token == JsonToken.VALUE_NULL ? null : token;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new Unreadable("a part of another kind was expected");
        }
    }

    /** Reads the parts of an array. */
    interface Body<T> {
        T read(CompactReader reader) throws IOException;
    }
}
