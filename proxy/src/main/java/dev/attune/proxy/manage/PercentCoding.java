package dev.attune.proxy.manage;

import dev.attune.profile.model.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of one segment of a path (RFC 3986, 2.1): decoded exactly once, and a plus is a plus. */
final class PercentCoding {

    private static final int HEX = 16;

    private PercentCoding() {}

    /** The text of a segment; an {@link InvalidInput} that names {@code field} where it is not well-formed UTF-8. */
    static String decode(String field, String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        byte[] raw = segment.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < raw.length; at++) {
            if (raw[at] != '%') {
                bytes.write(raw[at]);
                continue;
            }
            bytes.write(octet(field, raw, at));
            at += 2;
        }
        return utf8(field, bytes.toByteArray());
    }

    private static int octet(String field, byte[] raw, int at) {
        int high = at + 2 < raw.length ? Character.digit(raw[at + 1], HEX) : -1;
        int low = at + 2 < raw.length ? Character.digit(raw[at + 2], HEX) : -1;
        if (high < 0 || low < 0) {
            throw new InvalidInput(field, "must be percent-encoded: a % needs two hexadecimal digits after it");
        }
        return high * HEX + low;
    }

    private static String utf8(String field, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new InvalidInput(field, "must be percent-encoded UTF-8");
        }
    }
}
