package dev.attune.console.access;

import dev.attune.profile.model.InvalidInput;
import java.net.URI;
import java.util.Map;

/**
 * A sign-in provider that speaks OpenID Connect.
 *
 * @param name what the sign-in page calls it
 * @param issuer where its description is found, below {@code /.well-known/openid-configuration}
 * @param clientId the console's name there
 * @param clientSecret proves that it is the console
 * @param callback where it sends browsers back to
 * @param claim of the identity token, that says what somebody may do: a text or a list of them
 * @param roles the role for each value of the claim; who has none of them is not let in
 */
public record ProviderSettings(
        String name,
        URI issuer,
        String clientId,
        String clientSecret,
        URI callback,
        String claim,
        Map<String, Role> roles) {

    public ProviderSettings {
        roles = Map.copyOf(roles);
        if (roles.isEmpty() || roles.containsValue(Role.GUEST)) {
            throw new InvalidInput("console.oidc.roles", "must name a role for at least one value of the claim");
        }
    }

    /** Tells this provider from another; sessions of one are no good with the other. */
    public String mark() {
        return issuer + " " + clientId;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name + " at " + issuer;
    }
}
