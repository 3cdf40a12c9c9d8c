package dev.attune.profile;

import dev.attune.profile.compose.Composer;
import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import dev.attune.profile.policy.TenantDefaults;
import dev.attune.profile.store.StoreSettings;
import java.util.Map;

/**
 * All rules that can be changed while processes run, as they hold at one moment. Whoever needs more than one of them takes them out of one of
 * these, so that nothing is met by half a change.
 *
 * @param keep the same bounds as in {@code retention}, as the store wants them
 * @param wording counts the changes of the templates: what was worded under another number is to be worded anew
 * @param versions the newest version of each policy that somebody changed, as far as this process can take it
 * @param refused why the newest version of a policy could not be taken, and the one before it holds on
 */
record InForce(
        TenantDefaults defaults,
        Retention retention,
        StoreSettings.Keep keep,
        EpisodeKeeper keeper,
        Composer composer,
        long wording,
        Map<Policy, PolicyVersion> versions,
        Map<Policy, String> refused) {

    InForce {
        versions = Map.copyOf(versions);
        refused = Map.copyOf(refused);
    }

    /** The number of the version that holds; 0 where the operator's file does from the start. */
    long version(Policy policy) {
        PolicyVersion version = versions.get(policy);
        return version == null ? 0 : version.number();
    }
}
