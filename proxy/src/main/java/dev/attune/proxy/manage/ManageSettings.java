package dev.attune.proxy.manage;

import dev.attune.proxy.wire.Placement;
import java.time.Duration;
import java.util.function.Function;

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
 * @param placements how the upstream of a model is told its blocks, by the model's name
 */
public record ManageSettings(
        AdminToken token,
        int bodyBytes,
        int turns,
        Duration patience,
        Duration heartbeat,
        int watchers,
        int unreadBytes,
        Function<String, Placement> placements) {

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

    /** With messages of their own for every model. */
    public ManageSettings(
            AdminToken token,
            int bodyBytes,
            int turns,
            Duration patience,
            Duration heartbeat,
            int watchers,
            int unreadBytes) {
        this(token, bodyBytes, turns, patience, heartbeat, watchers, unreadBytes, model -> Placement.MESSAGE);
    }

    public ManageSettings withPlacements(Function<String, Placement> next) {
        return new ManageSettings(token, bodyBytes, turns, patience, heartbeat, watchers, unreadBytes, next);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
    }
}
