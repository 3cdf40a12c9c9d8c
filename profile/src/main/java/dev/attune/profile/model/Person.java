package dev.attune.profile.model;

import java.util.regex.Pattern;

/**
 * Whose profile it is. An empty id is nobody, never everybody: it cannot be made.
 *
 * @param tenant 1 to 64 letters, digits, dots, dashes or underscores
 * @param id the app's own name for the person, 1 to 256 characters, none of them a control character
 */
public record Person(String tenant, String id) {

    public static final String DEFAULT_TENANT = "default";

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST_ID_CHARACTERS = 256;

    public Person {
        checkTenant(tenant);
        InvalidInput.text("user", id, MOST_ID_CHARACTERS);
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("user", "must not contain control characters");
        }
        if (id.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw new InvalidInput("user", "must not contain half of a surrogate pair");
        }
    }

    public static String checkTenant(String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new InvalidInput("tenant", "must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        return tenant;
    }
}
