package dev.attune.profile.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.ControlsPatch;
import dev.attune.profile.SwitchesText;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The switches of whoever has not turned any, by tenant. Immutable. */
public final class TenantDefaults implements Function<String, Controls> {

    private static final String FILE = "policy/tenants.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Controls OPEN = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    private final ControlsPatch forEveryone;
    private final Map<String, ControlsPatch> forTenants;
    private final Controls everyone;
    private final Map<String, Controls> tenants = new HashMap<>();

    private TenantDefaults(ControlsPatch forEveryone, Map<String, ControlsPatch> forTenants) {
        this.forEveryone = forEveryone;
        this.forTenants = Map.copyOf(forTenants);
        this.everyone = forEveryone.applyTo(OPEN);
        forTenants.forEach((tenant, patch) -> {
            if (!patch.equals(ControlsPatch.NONE)) {
                tenants.put(tenant, patch.applyTo(everyone));
            }
        });
    }

    /** Reads {@code policy/tenants.yaml}; an {@link IllegalArgumentException} names what is wrong in it. */
    public static TenantDefaults read(ConfigFiles files) {
        try {
            JsonNode root = YAML.readTree(files.read(FILE));
            SwitchesText.only(root, "", Set.of("everyone", "tenants"));
            Map<String, ControlsPatch> tenants = new HashMap<>();
            SwitchesText.each(root.path("tenants"), "tenants")
                    .forEach((tenant, switches) ->
                            tenants.put(Person.checkTenant(tenant), SwitchesText.read(switches, "tenants." + tenant)));
            return new TenantDefaults(SwitchesText.read(root.path("everyone"), "everyone"), tenants);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(FILE + ": " + malformed.getOriginalMessage(), malformed);
        } catch (InvalidInput wrong) {
            throw new IllegalArgumentException(FILE + ": " + wrong.field() + " " + wrong.getMessage(), wrong);
        }
    }

    /**
     * The same with some of it said anew.
     *
     * @param anewForEveryone absent where that stays
     * @param anewForTenants each takes the place of all that was said for the tenant
     */
    public TenantDefaults with(@Nullable ControlsPatch anewForEveryone, Map<String, ControlsPatch> anewForTenants) {
        Map<String, ControlsPatch> all = new HashMap<>(forTenants);
        all.putAll(anewForTenants);
        return new TenantDefaults(anewForEveryone == null ? forEveryone : anewForEveryone, all);
    }

    @Override
    public Controls apply(String tenant) {
        return tenants.getOrDefault(tenant, everyone);
    }

    /** What is said for all tenants. */
    public ControlsPatch ofEveryone() {
        return forEveryone;
    }

    /** What is said for this tenant alone; nothing where it has what everyone has. */
    public ControlsPatch of(String tenant) {
        return forTenants.getOrDefault(tenant, ControlsPatch.NONE);
    }

    /** Those that have defaults of their own. */
    public SortedSet<String> tenants() {
        return new TreeSet<>(tenants.keySet());
    }
}
