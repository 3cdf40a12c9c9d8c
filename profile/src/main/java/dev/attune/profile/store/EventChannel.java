package dev.attune.profile.store;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Event;
import java.util.function.Consumer;

/**
 * Tells all processes what happens. Lossy: while Redis is away, or when more happens than can be told, events are dropped. Watchers are
 * called on one thread of their own, {@code attune-store-events}.
 */
public final class EventChannel {

    EventChannel() {}

    public void publish(Event event) {
        Pending.later(0);
    }

    /** Calls back for everything that any process publishes, this one as well, until closed. */
    public Profiles.Subscription watch(Consumer<Event> watcher) {
        return dev.attune.profile.store.Pending.<java.util.Optional<Profiles.Subscription>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }
}
