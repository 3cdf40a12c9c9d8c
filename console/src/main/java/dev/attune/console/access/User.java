package dev.attune.console.access;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in by a password.
 *
 * @param name 1 to 64 letters, digits, dots, dashes, underscores or at signs
 */
public record User(String name, Role role, Password password) {

    /** Name of whoever signs in with the console's one password. */
    public static final String FIRST = "admin";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    public User {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput("name", "must be 1 to 64 letters, digits, dots, dashes, underscores or at signs");
        }
        if (role == Role.GUEST) {
            throw new InvalidInput("role", "must be one of viewer, editor, admin");
        }
    }

    /** Reads {@code name:role:hash}, the hash as {@link Password#encoded} writes it. */
    public static User parse(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length != 3) {
            throw new InvalidInput("user", "must look like name:role:hash");
        }
        Role role = Labelled.parse(Role.class, "role", parts[1]);
        return new User(parts[0], role, Password.parse(parts[2]));
    }
}
