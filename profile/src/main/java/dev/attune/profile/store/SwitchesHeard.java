package dev.attune.profile.store;

import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets go of the profiles at hand when the switches of those who have not turned any become others, for these were read along with them.
 * Called once at a time.
 */
final class SwitchesHeard implements PolicyStore.Listener {

    private final PolicyStore.Listener next;
    private final ProfileCache cache;
    private Map<Policy, PolicyVersion> known = Map.of();

    SwitchesHeard(PolicyStore.Listener next, ProfileCache cache) {
        this.next = next;
        this.cache = cache;
    }

    @Override
    public void heard(Map<Policy, PolicyVersion> now, List<PolicyVersion> keeping) {
        // First what a profile is read with: one that is read from here on has it.
        next.heard(now, keeping);
        Map<Policy, PolicyVersion> switches = now.entrySet().stream()
                .filter(one -> one.getKey().isSwitches())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!switches.equals(known)) {
            known = switches;
            cache.dropAll();
        }
    }
}
