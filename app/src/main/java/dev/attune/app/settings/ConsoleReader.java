package dev.attune.app.settings;

import dev.attune.console.access.ProviderSettings;
import dev.attune.console.access.Role;
import dev.attune.console.access.SigningSecret;
import dev.attune.console.access.User;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the console's settings, and refuses keys that do not go together. */
final class ConsoleReader {

    private static final String CALLBACK = "/sign-in/provider/back";

    private ConsoleReader() {}

    static Settings.Console read(Values values) throws SettingsFailure {
        URI publicUrl = values.find(Keys.CONSOLE_PUBLIC_URL).orElse(null);
        return new Settings.Console(
                values.of(Keys.CONSOLE_PORT),
                values.find(Keys.CONSOLE_PASSWORD).orElse(null),
                secret(values),
                users(values),
                provider(values, publicUrl),
                values.of(Keys.CONSOLE_SECURE_COOKIES),
                values.find(Keys.CONSOLE_PROXY_URL).orElse(null),
                publicUrl,
                values.find(Keys.CONSOLE_FRAME_ANCESTORS).orElse(List.of()),
                values.of(Keys.CONSOLE_AUDIT_ENTRIES),
                values.of(Keys.CONSOLE_IMPORT_MEGABYTES));
    }

    private static @Nullable String secret(Values values) throws SettingsFailure {
        Optional<String> secret = values.find(Keys.CONSOLE_SECRET);
        if (secret.isPresent() && secret.get().getBytes(StandardCharsets.UTF_8).length < SigningSecret.FEWEST_BYTES) {
            throw new SettingsFailure(values.where(Keys.CONSOLE_SECRET)
                    + " is wrong (not shown), but must have at least " + SigningSecret.FEWEST_BYTES + " characters");
        }
        return secret.orElse(null);
    }

    private static List<User> users(Values values) throws SettingsFailure {
        List<User> users = new ArrayList<>();
        for (String one : words(values.find(Keys.CONSOLE_USERS))) {
            try {
                User user = User.parse(one);
                if (user.name().equals(User.FIRST)
                        || users.stream().anyMatch(other -> other.name().equals(user.name()))) {
                    throw new InvalidInput("name", "must be nobody's else, and not " + User.FIRST);
                }
                users.add(user);
            } catch (InvalidInput wrong) {
                throw new SettingsFailure(values.where(Keys.CONSOLE_USERS) + " is wrong (not shown): in entry "
                        + (users.size() + 1) + ", " + wrong.field() + " " + wrong.getMessage());
            }
        }
        return users;
    }

    private static @Nullable ProviderSettings provider(Values values, @Nullable URI publicUrl) throws SettingsFailure {
        Optional<URI> issuer = values.find(Keys.CONSOLE_OIDC_ISSUER);
        if (issuer.isEmpty()) {
            return null;
        }
        if (publicUrl == null) {
            throw new SettingsFailure(
                    values.where(Keys.CONSOLE_PUBLIC_URL) + " is not set, but must be where console.oidc.issuer is");
        }
        return new ProviderSettings(
                values.find(Keys.CONSOLE_OIDC_NAME).orElse(issuer.get().getHost()),
                issuer.get(),
                required(values, Keys.CONSOLE_OIDC_CLIENT_ID),
                required(values, Keys.CONSOLE_OIDC_CLIENT_SECRET),
                URI.create(publicUrl.toString().replaceAll("/+$", "") + CALLBACK),
                values.of(Keys.CONSOLE_OIDC_CLAIM),
                roles(values));
    }

    private static Map<String, Role> roles(Values values) throws SettingsFailure {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (String one : words(Optional.of(required(values, Keys.CONSOLE_OIDC_ROLES)))) {
            int colon = one.lastIndexOf(':');
            Optional<Role> role =
                    Labelled.find(Role.class, one.substring(colon + 1)).filter(found -> found != Role.GUEST);
            if (colon < 1 || role.isEmpty()) {
                throw new SettingsFailure(values.where(Keys.CONSOLE_OIDC_ROLES)
                        + " must be pairs of value:role with commas between, each role one of viewer, editor, admin");
            }
            roles.put(one.substring(0, colon), role.get());
        }
        return roles;
    }

    private static String required(Values values, Key<String> key) throws SettingsFailure {
        Optional<String> found = values.find(key);
        if (found.isEmpty()) {
            throw new SettingsFailure(values.where(key) + " is not set, but must be where console.oidc.issuer is");
        }
        return found.get();
    }

    private static List<String> words(Optional<String> text) {
        List<String> words = new ArrayList<>();
        for (String word : text.orElse("").split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }
}
