package dev.attune.profile.store;

import io.lettuce.core.api.push.PushListener;

/** A cache by the keys of Redis that hears on the reading connection what changed of what was read there. */
interface TrackedKeys extends PushListener {

    void drop(String key);

    /** Lets go of everything, and of what is being read, which nobody may tell the changes of. */
    void dropAll();
}
