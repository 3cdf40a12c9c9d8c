package dev.attune.profile.store;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A turn's id as evidence holds it. Most apps name their messages by UUIDs, which take 23 characters here instead of 36: a tilde and the
 * base64 of the 16 octets. Another id that begins with a tilde gets a second one.
 */
final class TurnText {

    private static final char MARK = '~';
    private static final int UUID_CHARACTERS = 36;

    private TurnText() {}

    static String shorten(String turn) {
        if (turn.length() == UUID_CHARACTERS) {
            UUID uuid = parse(turn);
            if (uuid != null && uuid.toString().equals(turn)) {
                ByteBuffer octets = ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits());
                return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(octets.array());
            }
        }
        return !turn.isEmpty() && turn.charAt(0) == MARK ? MARK + turn : turn;
    }

    static String restore(String text) {
        if (text.isEmpty() || text.charAt(0) != MARK) {
            return text;
        }
        String rest = text.substring(1);
        if (!rest.isEmpty() && rest.charAt(0) == MARK) {
            return rest;
        }
        ByteBuffer octets = ByteBuffer.wrap(Base64.getUrlDecoder().decode(rest));
        if (octets.remaining() != 2 * Long.BYTES) {
            throw new Unreadable("a turn of another shape");
        }
        return new UUID(octets.getLong(), octets.getLong()).toString();
    }

    private static @Nullable UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException other) {
            return null;
        }
    }
}
