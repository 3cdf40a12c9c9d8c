package dev.attune.proxy.manage;

import java.time.Duration;

/**
 * The limits of the management API.
 *
 * @param token what a caller must present
 * @param bodyBytes most bytes of a request's body
 * @param turns most turns that one call may teach
 * @param patience how long a call waits for learning before it answers that it goes on
 * @param heartbeat time between two signs of life on an idle event stream
 * @param watchers most event streams at a time
 * @param unreadBytes most bytes that an event stream keeps for a reader who does not keep up
 */
public record ManageSettings(
        AdminToken token,
        int bodyBytes,
        int turns,
        Duration patience,
        Duration heartbeat,
        int watchers,
        int unreadBytes) {

    public ManageSettings {
        requirePositive("bodyBytes", bodyBytes);
        requirePositive("turns", turns);
        requirePositive("patience", patience.toMillis());
        requirePositive("heartbeat", heartbeat.toMillis());
        requirePositive("watchers", watchers);
        requirePositive("unreadBytes", unreadBytes);
    }

    public static ManageSettings usual(AdminToken token) {
        return new ManageSettings(token, 8 << 20, 5_000, Duration.ofMinutes(5), Duration.ofSeconds(15), 256, 1 << 20);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
    }
}
