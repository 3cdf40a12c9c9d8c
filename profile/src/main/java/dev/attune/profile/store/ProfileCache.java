package dev.attune.profile.store;

import dev.attune.profile.model.Profile;

/** Profiles at hand, by the key of their hash. */
final class ProfileCache extends TrackedCache<Profile> {

    ProfileCache(long mostMemories) {
        super(mostMemories, profile -> profile.memories().size());
    }
}
