package dev.attune.profile.store;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Event;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all processes what happens. Lossy: while Redis is away, or when more happens than can be told, events are dropped. Watchers are
 * called on one thread of their own, {@code attune-store-events}.
 */
public final class EventChannel {

    private static final Logger LOG = LoggerFactory.getLogger(EventChannel.class);
    private static final int MOST_ON_THEIR_WAY = 1_000;

    private final Redis redis;
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_ON_THEIR_WAY),
            task -> {
                Thread thread = new Thread(task, "attune-store-events");
                thread.setDaemon(true);
                return thread;
            },
            (task, full) -> dropped.increment());

    EventChannel(Redis redis) {
        this.redis = redis;
    }

    public void publish(Event event) {
        if (onTheirWay.incrementAndGet() > MOST_ON_THEIR_WAY) {
            onTheirWay.decrementAndGet();
            dropped.increment();
            return;
        }
        String text = EventCodec.encode(event);
        Threads.aside(
                redis.call(commands -> commands.publish(Keys.EVENTS, text)).whenComplete((receivers, failure) -> {
                    onTheirWay.decrementAndGet();
                    if (failure != null) {
                        dropped.increment();
                    }
                }));
    }

    /** Events that were not told: the store was away, or too many came at once. */
    public long dropped() {
        return dropped.sum();
    }

    /** Those who are called back at the moment, in this process. */
    public int watchers() {
        return watches.size();
    }

    /** Calls back for everything that any process publishes, this one as well, until closed. */
    public Profiles.Subscription watch(Consumer<Event> watcher) {
        Watch watch = new Watch(watcher);
        watches.add(watch);
        return watch;
    }

    /** Listens on a new connection. */
    CompletionStage<?> listen(StatefulRedisPubSubConnection<String, String> connection) {
        connection.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String channel, String text) {
                if (channel.equals(Keys.EVENTS) && !watches.isEmpty()) {
                    calls.execute(() -> tell(text));
                }
            }
        });
        return connection.async().subscribe(Keys.EVENTS);
    }

    void close() {
        watches.clear();
        calls.shutdownNow();
    }

    private void tell(String text) {
        Event event;
        try {
            event = EventCodec.decode(text);
        } catch (Unreadable unreadable) {
            LOG.debug("an event that this version cannot read");
            return;
        }
        for (Watch watch : watches) {
            try {
                watch.watcher.accept(event);
            } catch (RuntimeException failure) {
                // The edge to code of others: one watcher must not keep the event from the next.
                LOG.warn("a watcher of events failed: {}", failure.getClass().getName());
            }
        }
    }

    /** Equal to itself alone: the same consumer may watch twice. */
    private final class Watch implements Profiles.Subscription {

        private final Consumer<Event> watcher;

        Watch(Consumer<Event> watcher) {
            this.watcher = watcher;
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
