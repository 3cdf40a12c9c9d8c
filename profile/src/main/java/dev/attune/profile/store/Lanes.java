package dev.attune.profile.store;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries that one worker has in hand: a lane for each person, in which they wait for one another, and a number of places for those
 * that are being learned. Confined to the timer thread.
 */
final class Lanes {

    private final int places;
    private final Consumer<QueueEntry> start;
    private final Map<String, QueueEntry> inHand = new LinkedHashMap<>();
    private final Map<String, Deque<String>> lanes = new HashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private final Map<String, QueueEntry> running = new HashMap<>();
    private boolean stopped;

    /** @param start what to do with an entry whose turn it is */
    Lanes(int places, Consumer<QueueEntry> start) {
        this.places = places;
        this.start = start;
    }

    /** Takes an entry in hand, unless it is already. */
    void add(QueueEntry entry) {
        if (stopped || inHand.putIfAbsent(entry.id(), entry) != null) {
            return;
        }
        Deque<String> lane = lanes.computeIfAbsent(entry.tag(), tag -> new ArrayDeque<>());
        lane.add(entry.id());
        if (lane.size() == 1) {
            ready.add(entry.tag());
        }
        pump();
    }

    /** Lets go of an entry for good: the next of its person may start. */
    void release(QueueEntry entry) {
        running.remove(entry.id());
        remove(entry.id());
        pump();
    }

    /** Gives up the place of an entry that is to be tried again; its person's others go on waiting. */
    void rest(QueueEntry entry) {
        running.remove(entry.id());
        pump();
    }

    /** The turn of a resting entry has come again. */
    void again(QueueEntry entry) {
        if (inHand.containsKey(entry.id())) {
            inHand.put(entry.id(), entry);
            ready.add(entry.tag());
            pump();
        }
    }

    /** Lets go of an entry that another worker has now, or nobody, unless it is being learned. */
    void lose(String id) {
        if (!running.containsKey(id)) {
            remove(id);
            pump();
        }
    }

    /** Starts nothing any more. */
    void stop() {
        stopped = true;
    }

    int size() {
        return inHand.size();
    }

    int running() {
        return running.size();
    }

    /** All of them, those that are being learned with one try more. */
    Collection<QueueEntry> asBegun() {
        return inHand.values().stream()
                .map(entry -> running.containsKey(entry.id()) ? entry.next() : entry)
                .toList();
    }

    private void remove(String id) {
        QueueEntry entry = inHand.remove(id);
        if (entry == null) {
            return;
        }
        Deque<String> lane = lanes.getOrDefault(entry.tag(), new ArrayDeque<>());
        boolean first = id.equals(lane.peek());
        lane.remove(id);
        if (lane.isEmpty()) {
            lanes.remove(entry.tag());
            ready.remove(entry.tag());
        } else if (first && !ready.contains(entry.tag())) {
            ready.add(entry.tag());
        }
    }

    private void pump() {
        while (!stopped && running.size() < places) {
            QueueEntry next = first(ready.poll());
            if (next == null) {
                return;
            }
            running.put(next.id(), next);
            start.accept(next);
        }
    }

    private @Nullable QueueEntry first(@Nullable String tag) {
        Deque<String> lane = tag == null ? null : lanes.get(tag);
        String id = lane == null ? null : lane.peek();
        return id == null ? null : inHand.get(id);
    }

    /** In hand and not being learned. */
    List<QueueEntry> idle() {
        return inHand.values().stream()
                .filter(entry -> !running.containsKey(entry.id()))
                .toList();
    }
}
