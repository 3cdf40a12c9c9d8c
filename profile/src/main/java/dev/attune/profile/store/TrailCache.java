package dev.attune.profile.store;

import dev.attune.profile.compose.Trail;

/** What conversations were told, at hand by the key of the person's hash of it. */
final class TrailCache extends TrackedCache<Trail> {

    TrailCache(long mostSteps) {
        super(mostSteps, Trail::size);
    }
}
