package dev.attune.profile.store;

import dev.attune.profile.model.Person;

/**
 * A person as the hash tag of their keys: {@code tenant:id}, the id percent-encoded so that no brace, colon or control character of
 * its own gets into a key. The tenant has none of these by its own rule.
 *
 * <p>Unpaired surrogates, which UTF-8 cannot hold, are encoded as if it could: two ids must never fall into one key.
 */
final class PersonTag {

    private static final String PLAIN = "-._~@+";
    private static final String HEX = "0123456789ABCDEF";

    private PersonTag() {}

    static String of(Person person) {
        return person.tenant() + ':' + encode(person.id());
    }

    static Person person(String tag) {
        int colon = tag.indexOf(':');
        if (colon < 0) {
            throw new Unreadable("a key of another shape");
        }
        return new Person(tag.substring(0, colon), decode(tag.substring(colon + 1)));
    }

    static String encode(String id) {
        StringBuilder encoded = new StringBuilder(id.length() + 8);
        int point;
        for (int place = 0; place < id.length(); place += Character.charCount(point)) {
            point = id.codePointAt(place);
            append(encoded, point);
        }
        return encoded.toString();
    }

    static String decode(String encoded) {
        StringBuilder id = new StringBuilder(encoded.length());
        int place = 0;
        while (place < encoded.length()) {
            char character = encoded.charAt(place);
            if (character != '%') {
                id.append(character);
                place++;
                continue;
            }
            int first = octet(encoded, place);
            int octets = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            int point = octets == 1 ? first : first & (0x7F >> octets);
            for (int next = 1; next < octets; next++) {
                point = (point << 6) | (octet(encoded, place + 3 * next) & 0x3F);
            }
            id.appendCodePoint(point);
            place += 3 * octets;
        }
        return id.toString();
    }

    private static void append(StringBuilder encoded, int point) {
        if (point < 0x80) {
            if (Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0) {
                encoded.append((char) point);
            } else {
                percent(encoded, point);
            }
        } else if (point < 0x800) {
            percent(encoded, 0xC0 | (point >> 6));
            percent(encoded, 0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            percent(encoded, 0xE0 | (point >> 12));
            percent(encoded, 0x80 | ((point >> 6) & 0x3F));
            percent(encoded, 0x80 | (point & 0x3F));
        } else {
            percent(encoded, 0xF0 | (point >> 18));
            percent(encoded, 0x80 | ((point >> 12) & 0x3F));
            percent(encoded, 0x80 | ((point >> 6) & 0x3F));
            percent(encoded, 0x80 | (point & 0x3F));
        }
    }

    private static void percent(StringBuilder encoded, int octet) {
        encoded.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
    }

    private static int octet(String encoded, int place) {
        return Integer.parseInt(encoded, place + 1, place + 3, 16);
    }
}
