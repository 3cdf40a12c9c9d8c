package dev.attune.app.settings;

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
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]{1,15}");

    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-f]{1,8}");
    private static final int HEX = 16;

    private LinkLocal() {}

    /** Whether the URL names one, in whatever way of writing it. Other names are not looked up. */
    static boolean is(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (NAMES.contains(name)) {
            return true;
        }
        try {
            // No name is looked up for these. The C library takes a hexadecimal number for an address too.
            if (HEXADECIMAL.matcher(name).matches()) {
                return is(InetAddress.getByName(Long.toString(Long.parseLong(name.substring(2), HEX))));
            }
            boolean isAddress = name.startsWith("[") || NUMBERS.matcher(name).matches();
            return isAddress && is(InetAddress.getByName(name));
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private static boolean is(InetAddress address) {
        return address.isLinkLocalAddress() || OTHERS.contains(address.getHostAddress());
    }
}
