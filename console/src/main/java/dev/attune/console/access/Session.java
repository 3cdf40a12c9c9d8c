package dev.attune.console.access;

import java.time.Instant;

/**
 * A browser that the console recognises again.
 *
 * @param role a guest has only asked for the sign-in form
 * @param name who signed in; empty for a guest
 * @param nonce random; names this session and no other
 * @param csrf what every form of this session must carry
 */
public record Session(Role role, String name, String nonce, Instant expires, String csrf) {

    public boolean isSignedIn() {
        return role != Role.GUEST;
    }

    /** Whether it may do what takes this role. */
    public boolean may(Role needed) {
        return role.compareTo(needed) >= 0;
    }
}
