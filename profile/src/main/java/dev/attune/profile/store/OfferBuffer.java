package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Exchanges that wait for Redis to be back, in the order in which they were offered. Confined to the timer thread, but for its counts. */
final class OfferBuffer {

    private final StoreSettings.Queue bounds;
    private final TreeMap<Long, Offer> waiting = new TreeMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private long characters;
    private long turn;

    OfferBuffer(StoreSettings.Queue bounds) {
        this.bounds = bounds;
    }

    /** False, and counted, when it does not fit. */
    boolean add(Offer offer) {
        if (waiting.size() >= bounds.bufferedExchanges()
                || characters + offer.characters() > bounds.bufferedCharacters()) {
            dropped.incrementAndGet();
            return false;
        }
        waiting.put(offer.place(), offer);
        characters += offer.characters();
        count.incrementAndGet();
        return true;
    }

    /**
     * Those to send next: behind those of the last call, and from the first again once all had their turn. So what Redis does not take of
     * some people, whose part of a cluster is away, does not hold up what it would take of others.
     */
    List<Offer> next(int most) {
        if (waiting.higherKey(turn) == null) {
            rewind();
        }
        List<Offer> next =
                waiting.tailMap(turn, false).values().stream().limit(most).toList();
        turn = next.isEmpty() ? 0 : next.get(next.size() - 1).place();
        return next;
    }

    /** From the first again. */
    void rewind() {
        turn = 0;
    }

    void remove(Offer offer) {
        if (waiting.remove(offer.place()) != null) {
            characters -= offer.characters();
            count.decrementAndGet();
        }
    }

    /** Removes a person's, and answers with their number. */
    long removeOf(Person person) {
        List<Offer> theirs = new ArrayList<>();
        for (Map.Entry<Long, Offer> entry : waiting.entrySet()) {
            if (entry.getValue().exchange().person().equals(person)) {
                theirs.add(entry.getValue());
            }
        }
        theirs.forEach(this::remove);
        return theirs.size();
    }

    boolean hasUpTo(long place) {
        return !waiting.isEmpty() && waiting.firstKey() <= place;
    }

    /** From any thread. */
    long count() {
        return count.get();
    }

    /** From any thread. */
    long dropped() {
        return dropped.get();
    }

    /**
     * An exchange that was offered.
     *
     * @param place in the order of all offers
     */
    record Offer(long place, Exchange exchange, long micros) {

        long characters() {
            return exchange.turns().stream()
                    .map(Turn::content)
                    .mapToLong(String::length)
                    .sum();
        }
    }
}
