package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What there is to learn, in the order in which it was said. Every exchange is delivered at least once, to one worker of all
 * processes at a time; those of one person one after another within a process.
 */
public final class LearningQueue {

    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final int FLUSHED_AT_ONCE = 64;
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

    /** Sends what is buffered, oldest first, and stops at the first that Redis does not take. */
    void flush() {
        threads.execute(() -> {
            List<OfferBuffer.Offer> first = buffer.first(FLUSHED_AT_ONCE);
            if (flushing || first.isEmpty()) {
                return;
            }
            flushing = true;
            Threads.aside(send(first)
                    .whenCompleteAsync(
                            (sent, failure) -> {
                                flushing = false;
                                if (failure == null) {
                                    flush();
                                }
                            },
                            threads));
        });
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
        return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new));
    }

    /** One after the other, so that the order stays whatever fails. */
    private CompletionStage<Void> send(List<OfferBuffer.Offer> offers) {
        CompletionStage<Void> sent = CompletableFuture.completedStage(null);
        for (OfferBuffer.Offer offer : offers) {
            sent = sent.thenCompose(before -> addIfOn(offer)).thenRunAsync(() -> buffer.remove(offer), threads);
        }
        return sent;
    }

    /** Nobody could look at the person's switches while Redis was away; of whoever is switched off not a byte may be stored. */
    private CompletionStage<Void> addIfOn(OfferBuffer.Offer offer) {
        return profiles.load(offer.exchange().person())
                .thenCompose(profile -> profile.controls().isOn()
                        ? add(offer).thenAccept(id -> {})
                        : CompletableFuture.completedStage(null));
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
        return threads.ask(() -> buffer.add(offer) ? Offered.BUFFERED : Offered.DROPPED)
                .exceptionally(closed -> Offered.DROPPED);
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
