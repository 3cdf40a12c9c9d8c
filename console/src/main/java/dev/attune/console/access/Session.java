package dev.attune.console.access;

import java.time.Instant;

/**
 * A browser that the console recognises again.
 *
 * @param role a guest has only asked for the sign-in form; an admin has given the password
 * @param nonce random; names this session and no other
 * @param csrf what every form of this session must carry
 */
public record Session(Role role, String nonce, Instant expires, String csrf) {

    public boolean isSignedIn() {
        return role == Role.ADMIN;
    }

    /** What a session may do. */
    public enum Role {
        GUEST,
        ADMIN
    }
}
