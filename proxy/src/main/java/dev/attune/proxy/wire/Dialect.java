package dev.attune.proxy.wire;

import dev.attune.profile.model.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What sets the requests of one wire apart from those of the others. */
interface Dialect {

    /** The roles that the wires share. */
    Map<String, Role> ROLES = Map.of(
            "system", Role.SYSTEM,
            "developer", Role.DEVELOPER,
            "user", Role.USER,
            "assistant", Role.ASSISTANT,
            "tool", Role.TOOL,
            "function", Role.TOOL);

    /** The key of the list of messages. */
    String list();

    /** Whether a lone string may stand in the list's place. */
    boolean takesLoneText();

    /** Whether a block may be a message of its own, on this wire at all. */
    boolean takesMessages();

    /** The type of a part that holds text of the person's. */
    String textPart();

    /** Whether upstream may have what came before, and the request say from where it goes on. */
    default boolean continues() {
        return false;
    }

    /** Who speaks, be it that a message's role says otherwise. */
    Role role(Item item);

    /** Whether results or the like must follow it, with nothing between. */
    boolean awaits(Item item);

    /** The role of a block that is a message of its own, given that of the first message. */
    Role instructing(Role first);

    /** The speaker by the name that the wire has for them. */
    static Role speaker(@Nullable String role) {
        return role == null ? Role.OTHER : ROLES.getOrDefault(role, Role.OTHER);
    }
}
