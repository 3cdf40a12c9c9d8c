package dev.attune.profile.foreign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in UTF-8 (RFC 4180). Values are set apart by commas or, where the first line has semicolons and no comma, as
 * spreadsheets write it in many countries, by semicolons.
 */
final class CsvRows {

    /** Of one row, so that a mark that is never closed takes no more memory. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private char separator;
    private int line = 1;
    private int ahead;

    CsvRows(InputStream in) throws IOException, UnreadableFile {
        this.in = new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.ahead = read();
        if (ahead == BYTE_ORDER_MARK) {
            this.ahead = read();
        }
    }

    /** The next row; absent at the end. */
    @Nullable
    Row next() throws IOException, UnreadableFile {
        if (ahead == END) {
            return null;
        }
        int first = line;
        List<String> values = new ArrayList<>();
        int room = MOST_CHARACTERS;
        boolean more = true;
        while (more) {
            String value = ahead == '"' ? quoted(first, room) : plain(first, room);
            values.add(value);
            room -= value.length() + 1;
            more = separator != 0 && ahead == separator;
            if (more) {
                ahead = read();
            }
        }
        endOfLine();
        if (separator == 0) {
            separator = ',';
        }
        return new Row(first, values);
    }

    private String plain(int first, int room) throws IOException, UnreadableFile {
        StringBuilder value = new StringBuilder();
        while (ahead != END && ahead != '\n' && ahead != '\r' && !separates(ahead)) {
            append(value, first, room);
        }
        return value.toString();
    }

    private String quoted(int first, int room) throws IOException, UnreadableFile {
        StringBuilder value = new StringBuilder();
        ahead = read();
        while (true) {
            if (ahead == END) {
                throw new UnreadableFile(first, "A quotation mark is opened on this line and never closed.");
            }
            if (ahead == '"') {
                ahead = read();
                if (ahead != '"') {
                    break;
                }
            }
            if (ahead == '\n') {
                line++;
            }
            append(value, first, room);
        }
        if (ahead != END && ahead != '\n' && ahead != '\r' && !separates(ahead)) {
            throw new UnreadableFile(
                    line, "Something follows a closing quotation mark; a mark within a value is written twice.");
        }
        return value.toString();
    }

    private boolean separates(int unit) {
        if (separator == 0 && (unit == ',' || unit == ';' || unit == '\t')) {
            // The first line names columns, whose names have none of these in them.
            separator = (char) unit;
        }
        return unit == separator && separator != 0;
    }

    private void append(StringBuilder value, int first, int room) throws IOException, UnreadableFile {
        if (value.length() >= room) {
            throw new UnreadableFile(
                    first, "The row that begins on this line has more than " + MOST_CHARACTERS + " characters.");
        }
        value.append((char) ahead);
        ahead = read();
    }

    private void endOfLine() throws IOException, UnreadableFile {
        if (ahead == '\r') {
            ahead = read();
        }
        if (ahead == '\n') {
            ahead = read();
        }
        line++;
    }

    private int read() throws IOException, UnreadableFile {
        try {
            return in.read();
        } catch (CharacterCodingException malformed) {
            throw new UnreadableFile(line, "The file is not UTF-8 from about here on. Save it as UTF-8 and try again.");
        }
    }

    /**
     * One row.
     *
     * @param line the one that it begins on, from 1
     */
    record Row(int line, List<String> values) {

        Row {
            values = List.copyOf(values);
        }

        boolean isBlank() {
            return values.stream().allMatch(String::isBlank);
        }
    }
}
