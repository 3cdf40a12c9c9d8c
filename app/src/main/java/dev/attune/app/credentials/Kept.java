package dev.attune.app.credentials;

import org.jspecify.annotations.Nullable;

/**
 * The text of {@code credentials.json}: what holds across restarts. A part is absent until a role needs it.
 *
 * @param sessionSecret signs the console's sessions; kept itself, since it must be used
 */
record Kept(
        @Nullable SecretHash adminToken,
        @Nullable SecretHash consolePassword,
        @Nullable String sessionSecret) {

    static final Kept NOTHING = new Kept(null, null, null);

    Kept withAdminToken(SecretHash hash) {
        return new Kept(hash, consolePassword, sessionSecret);
    }

    Kept withConsolePassword(SecretHash hash) {
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
