package dev.attune.console.live;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Person;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to everything that happens, shared by all open pages of this process, and held while there are any. Watchers are called on the front door's
 * own thread and must return at once. Safe on any thread.
 */
public final class LiveFeed implements AutoCloseable {

    /** A stream holds a connection for as long as its page is open. */
    static final int MOST_WATCHERS = 500;

    private final Map<Person, Set<Consumer<Event>>> watchers = new ConcurrentHashMap<>();
    private final Set<Consumer<Event>> ofEverybody = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final Profiles profiles;
    private Profiles.@Nullable Subscription subscription;
    private boolean closed;

    public LiveFeed(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Calls back for what happens to one person until closed; empty when too many pages are open already. */
    public Optional<Watch> watch(Person person, Consumer<Event> watcher) {
        if (count.incrementAndGet() > MOST_WATCHERS) {
            count.decrementAndGet();
            return Optional.empty();
        }
        watchers.compute(person, (same, now) -> {
            Set<Consumer<Event>> all = now == null ? ConcurrentHashMap.newKeySet() : now;
            all.add(watcher);
            return all;
        });
        subscribeWhileWatched();
        return Optional.of(new Watch(person, watcher));
    }

    /** Calls back for what happens to anybody until closed; empty when too many pages are open already. */
    public Optional<Watch> watchAll(Consumer<Event> watcher) {
        if (count.incrementAndGet() > MOST_WATCHERS) {
            count.decrementAndGet();
            return Optional.empty();
        }
        ofEverybody.add(watcher);
        subscribeWhileWatched();
        return Optional.of(new Watch(null, watcher));
    }

    /** How many pages are open. */
    public int watching() {
        return count.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        subscribeWhileWatched();
    }

    /** What happens is read for somebody or not at all. */
    private synchronized void subscribeWhileWatched() {
        boolean wanted = !closed && count.get() > 0;
        if (wanted && subscription == null) {
            subscription = profiles.watch(this::happened);
        } else if (!wanted && subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void happened(Event event) {
        watchers.getOrDefault(event.person(), Set.of()).forEach(watcher -> watcher.accept(event));
        ofEverybody.forEach(watcher -> watcher.accept(event));
    }

    private boolean leave(@Nullable Person person, Consumer<Event> watcher) {
        if (person == null) {
            return ofEverybody.remove(watcher);
        }
        boolean[] removed = {false};
        watchers.computeIfPresent(person, (same, now) -> {
            removed[0] = now.remove(watcher);
            return now.isEmpty() ? null : now;
        });
        return removed[0];
    }

    /** Stands for one open page. Closing it twice is the same as once. */
    public final class Watch implements AutoCloseable {

        private final @Nullable Person person;
        private final Consumer<Event> watcher;

        private Watch(@Nullable Person person, Consumer<Event> watcher) {
            this.person = person;
            this.watcher = watcher;
        }

        @Override
        public void close() {
            if (leave(person, watcher)) {
                count.decrementAndGet();
                subscribeWhileWatched();
            }
        }
    }
}
