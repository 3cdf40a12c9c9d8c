package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What there is to learn, in the order in which it was said. Every exchange is delivered at least once, to one worker of all
 * processes at a time; those of one person one after another within a process.
 */
public final class LearningQueue {

    private static final Logger LOG = LoggerFactory.getLogger(LearningQueue.class);
    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final Duration TOLD = Duration.ofMinutes(1);
    private static final int FLUSHED_AT_ONCE = 256;
    private static final Pattern ID = Pattern.compile("(\\d{1,4}):(\\d{1,18}-\\d{1,18})");

    private final ProfileStore profiles;
    private final Links links;
    private final Threads threads;
    private final StoreSettings.Queue settings;
    private final List<QueueStream> streams;
    private final DeadLetters deadLetters;
    private final Waits waits;
    private final OfferBuffer buffer;
    private final AtomicLong offers = new AtomicLong();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private boolean flushing;
    private long toldNanos = System.nanoTime() - TOLD.toNanos();

    /** @param profiles tell, once Redis is back, whether what was buffered may be kept */
    LearningQueue(Redis redis, Links links, Threads threads, ProfileStore profiles, StoreSettings settings) {
        this.profiles = profiles;
        this.links = links;
        this.threads = threads;
        this.settings = settings.queue();
        this.streams = IntStream.range(0, this.settings.partitions())
                .mapToObj(partition -> new QueueStream(redis, partition))
                .toList();
        this.deadLetters = new DeadLetters(streams);
        this.waits = new Waits(threads);
        this.buffer = new OfferBuffer(this.settings);
        threads.every(FLUSH, this::flush);
    }

    /** Never fails: completes when Redis has the exchange, or the buffer, or when both could not take it. */
    public CompletionStage<Offered> offer(Exchange exchange) {
        return offer(exchange, Instant.now());
    }

    /**
     * The same for what was said a while ago.
     *
     * @param said when the request came; the person's erasure since then refuses it
     */
    public CompletionStage<Offered> offer(Exchange exchange, Instant said) {
        OfferBuffer.Offer offer = new OfferBuffer.Offer(offers.incrementAndGet(), exchange, Micro.of(said));
        if (buffer.count() > 0) {
            // What was offered before goes first.
            return keep(offer);
        }
        return add(offer).thenApply(Offered::queued).exceptionallyCompose(failure -> keep(offer));
    }

    /** The same for somebody of whom it is not known whether anything may be kept: it waits here until that is. */
    public CompletionStage<Offered> offerUnsure(Exchange exchange, Instant said) {
        return keep(new OfferBuffer.Offer(offers.incrementAndGet(), exchange, Micro.of(said)));
    }

    /**
     * Delivers exchanges to the learner from now on, at most {@code parallel} at once. One is done when the learner's stage
     * completes, and tried again later when it fails. A failure of code {@code STORE_UNAVAILABLE} does not count as a try.
     */
    public Work work(Function<Delivery, CompletionStage<Void>> learner, int parallel) {
        String consumer = UUID.randomUUID().toString();
        List<Worker.Intake> intakes = streams.stream()
                .map(stream -> new Worker.Intake(stream, links.waiting("queue " + stream.partition())))
                .toList();
        Worker worker = new Worker(learner, parallel, settings, new Worker.Parts(consumer, intakes, threads));
        workers.add(worker);
        worker.begin();
        return worker;
    }

    /** Completes when the entry is learned or given up, by whichever process. */
    public CompletionStage<Void> settled(String id) {
        var parts = ID.matcher(id);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) >= streams.size()) {
            return CompletableFuture.completedStage(null);
        }
        QueueStream stream = streams.get(Integer.parseInt(parts.group(1)));
        String entry = parts.group(2);
        return waits.until(() -> stream.isEmpty(entry, entry));
    }

    /** Completes when everything queued before, by whichever process, is learned or given up. */
    public CompletionStage<Void> drained() {
        long last = offers.get();
        return waits.until(() -> flushed(last)).thenCompose(flushed -> {
            CompletionStage<Void> all = CompletableFuture.completedStage(null);
            for (QueueStream stream : streams) {
                all = all.thenCombine(drained(stream), (before, drained) -> null);
            }
            return all;
        });
    }

    public CompletionStage<LearningStatus> status() {
        CompletionStage<QueueStatus> sum = CompletableFuture.completedStage(QueueStatus.NONE);
        for (QueueStream stream : streams) {
            sum = sum.thenCombine(stream.status().thenApply(QueueStatus::of), QueueStatus::plus);
        }
        return sum.thenApply(status -> status.learning(buffered(), dropped()));
    }

    /** Exchanges that wait in this process for Redis to be back. */
    public long buffered() {
        return buffer.count();
    }

    /** Exchanges that this process has lost. */
    public long dropped() {
        return buffer.dropped();
    }

    /** Those that failed too often, newest first. */
    public CompletionStage<Page<DeadLetter>> dead(Page.Request page) {
        return deadLetters.list(page);
    }

    /** Puts a dead letter back into the queue; completes with whether it was there. */
    public CompletionStage<Boolean> revive(String id) {
        return deadLetters.revive(id);
    }

    /** Removes a dead letter; completes with whether it was there. */
    public CompletionStage<Boolean> drop(String id) {
        return deadLetters.drop(id);
    }

    /** Redis is there again: what is buffered goes now, oldest first. */
    void back() {
        threads.execute(() -> {
            buffer.rewind();
            flush();
        });
    }

    /** Sends what is buffered, and goes on for as long as Redis takes something of it. */
    private void flush() {
        if (flushing) {
            return;
        }
        List<OfferBuffer.Offer> next = buffer.next(FLUSHED_AT_ONCE);
        if (next.isEmpty()) {
            return;
        }
        flushing = true;
        Threads.aside(send(next)
                .whenCompleteAsync(
                        (sent, failure) -> {
                            flushing = false;
                            if (failure == null && sent > 0) {
                                flush();
                            } else if (next.size() < FLUSHED_AT_ONCE) {
                                buffer.rewind();
                            }
                        },
                        threads));
    }

    /** The last that is done with what is buffered: what Redis does not take now is lost with this process. */
    private CompletionStage<Void> flushToTheEnd() {
        return threads.ask(() -> buffer.next(FLUSHED_AT_ONCE))
                .thenCompose(this::send)
                .thenCompose(sent -> sent > 0 ? flushToTheEnd() : CompletableFuture.completedStage(null));
    }

    /** Puts an exchange that is no longer in the queue among those that failed too often. */
    CompletionStage<?> bury(Exchange exchange, long offeredMicros, String error, int attempts) {
        return stream(exchange.person()).dead(exchange, offeredMicros, error, attempts);
    }

    /** Removes a person's exchanges, and completes with their number. */
    CompletionStage<Long> purge(Person person) {
        return threads.ask(() -> buffer.removeOf(person))
                .thenCombine(stream(person).purge(person), Long::sum);
    }

    CompletionStage<Void> close() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        workers.forEach(worker -> ends.add(worker.stop().toCompletableFuture()));
        waits.close();
        return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
                .thenCompose(ended -> flushToTheEnd())
                .whenComplete((flushed, failure) -> tellLost());
    }

    private void tellLost() {
        if (buffer.count() > 0) {
            LOG.warn(
                    "{} answered turns are lost to learning: Redis does not take them, and this process ends",
                    buffer.count());
        }
    }

    /**
     * Sends these together, those of one person in their order, and completes with the number of those that Redis took. One after the other
     * they would take a round trip each, and a slow Redis would not keep up with what people say.
     */
    private CompletionStage<Integer> send(List<OfferBuffer.Offer> offers) {
        Map<Person, List<OfferBuffer.Offer>> byPerson = new LinkedHashMap<>();
        for (OfferBuffer.Offer offer : offers) {
            byPerson.computeIfAbsent(offer.exchange().person(), person -> new ArrayList<>())
                    .add(offer);
        }
        CompletionStage<Integer> all = CompletableFuture.completedStage(0);
        for (Map.Entry<Person, List<OfferBuffer.Offer>> theirs : byPerson.entrySet()) {
            CompletionStage<Integer> sent =
                    sendIfOn(theirs.getKey(), theirs.getValue()).exceptionally(away -> 0);
            all = all.thenCombine(sent, Integer::sum);
        }
        return all;
    }

    /** Nobody could look at the person's switches while Redis was away; of whoever is switched off not a byte may be stored. */
    private CompletionStage<Integer> sendIfOn(Person person, List<OfferBuffer.Offer> offers) {
        return profiles.load(person).thenCompose(profile -> {
            boolean on = profile.controls().isOn();
            CompletionStage<Integer> all = CompletableFuture.completedStage(0);
            for (OfferBuffer.Offer offer : offers) {
                CompletionStage<?> sent = on ? add(offer) : CompletableFuture.completedStage(null);
                CompletionStage<Integer> taken = sent.thenRunAsync(() -> buffer.remove(offer), threads)
                        .handle((done, away) -> away == null ? 1 : 0);
                all = all.thenCombine(taken, Integer::sum);
            }
            return all;
        });
    }

    private CompletionStage<Void> drained(QueueStream stream) {
        return stream.newest()
                .thenCompose(newest -> newest.isEmpty()
                        ? CompletableFuture.completedStage(null)
                        : waits.until(() -> stream.isEmpty("-", newest.get())));
    }

    private CompletionStage<String> add(OfferBuffer.Offer offer) {
        QueueStream stream = stream(offer.exchange().person());
        return stream.add(offer.exchange(), offer.micros()).thenApply(entry -> stream.partition() + ":" + entry);
    }

    private CompletionStage<Offered> keep(OfferBuffer.Offer offer) {
        return threads.ask(() -> buffer.add(offer) ? Offered.BUFFERED : lost())
                .exceptionally(closed -> Offered.DROPPED);
    }

    /** Told once a minute: the count is in the metrics. */
    private Offered lost() {
        long now = System.nanoTime();
        if (now - toldNanos > TOLD.toNanos()) {
            toldNanos = now;
            LOG.error(
                    "answered turns are lost to learning, {} so far: Redis does not take them, and {} wait already",
                    buffer.dropped(),
                    buffer.count());
        }
        return Offered.DROPPED;
    }

    /** Whether nothing up to this place is buffered any more; fails while Redis is away, since then nobody knows when. */
    private CompletionStage<Boolean> flushed(long last) {
        return buffer.count() == 0
                ? CompletableFuture.completedStage(true)
                : streams.get(0).newest().thenCompose(there -> threads.ask(() -> !buffer.hasUpTo(last)));
    }

    private QueueStream stream(Person person) {
        return streams.get(SlotHash.getSlot(PersonTag.of(person)) % streams.size());
    }

    /** A running worker. */
    public interface Work extends AutoCloseable {

        /** Takes no more, and completes when what runs has ended, or after a few seconds at the most. What waited goes back. */
        CompletionStage<Void> stop();

        @Override
        void close();
    }
}
