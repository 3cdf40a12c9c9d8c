package dev.attune.app.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Addresses that hand out the secrets of the machine to whoever asks from it: those of the link itself, and the others where clouds tell
 * machines about themselves. Loopback and private addresses are none: models and providers of one's own are there.
 */
final class LinkLocal {

    private static final Set<String> NAMES =
            Set.of("metadata.google.internal", "metadata.goog", "metadata", "instance-data");
    private static final Set<String> OTHERS = Set.of(
            "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");
    private static final Pattern IPV4 =
            Pattern.compile("(0x[0-9a-f]{1,8}|\\d{1,11})(\\.(0x[0-9a-f]{1,8}|\\d{1,11})){0,3}");
    private static final int HEX = 16;
    private static final int OCTAL = 8;
    private static final int DECIMAL = 10;
    private static final int IPV4_BYTES = 4;

    private LinkLocal() {}

    /** Whether the URL names one, in whatever way of writing it. Other names are not looked up. */
    static boolean is(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (NAMES.contains(name)) {
            return true;
        }
        try {
            if (name.startsWith("[")) {
                return is(InetAddress.getByName(name));
            }
            return IPV4.matcher(name).matches() && is(InetAddress.getByAddress(bytes(name)));
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private static boolean is(InetAddress address) {
        return address.isLinkLocalAddress() || OTHERS.contains(address.getHostAddress());
    }

    /** As the C library reads it: fewer than four parts, octal and hexadecimal ones are addresses too. */
    private static byte[] bytes(String text) {
        String[] parts = text.split("\\.", -1);
        BigInteger all = BigInteger.ZERO;
        for (int place = 0; place < parts.length; place++) {
            int last = IPV4_BYTES - parts.length + 1;
            all = all.shiftLeft(Byte.SIZE * (place == parts.length - 1 ? last : 1))
                    .or(number(parts[place]));
        }
        byte[] bytes = new byte[IPV4_BYTES];
        for (int place = 0; place < IPV4_BYTES; place++) {
            bytes[place] = all.shiftRight(Byte.SIZE * (IPV4_BYTES - 1 - place)).byteValue();
        }
        return bytes;
    }

    private static BigInteger number(String part) {
        if (part.startsWith("0x")) {
            return new BigInteger(part.substring(2), HEX);
        }
        boolean octal =
                part.length() > 1 && part.startsWith("0") && part.chars().allMatch(digit -> digit < '8');
        return new BigInteger(part, octal ? OCTAL : DECIMAL);
    }
}
