package dev.attune.app.credentials;

import org.jspecify.annotations.Nullable;

/**
 * The text of {@code credentials.json}: what holds across restarts. A part is absent until a role needs it.
 *
 * @param adminToken its SHA-256 in hexadecimal
 * @param consolePassword as {@link dev.attune.console.access.Password#encoded} writes it
 * @param sessionSecret signs the console's sessions; kept itself, since it must be used; Base64 without padding, URL-safe
 */
record Kept(
        @Nullable String adminToken,
        @Nullable String consolePassword,
        @Nullable String sessionSecret) {

    static final Kept NOTHING = new Kept(null, null, null);

    Kept withAdminToken(String hash) {
        return new Kept(hash, consolePassword, sessionSecret);
    }

    Kept withConsolePassword(String hash) {
        return new Kept(adminToken, hash, sessionSecret);
    }

    Kept withSessionSecret(String secret) {
        return new Kept(adminToken, consolePassword, secret);
    }

    @Override
    public String toString() {
        return "Kept";
    }
}
