package dev.attune.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * People who go on talking, whatever happens: several at once, each waiting for the answer before the next word, and each word of its own.
 * Half of what they ask for comes as a stream.
 */
final class Talkers implements AutoCloseable {

    static final int PEOPLE = 12;

    private static final int AT_ONCE = 6;
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String names;
    private final int first;
    private final AtomicInteger next;
    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile boolean over;

    private Talkers(String names, int first) {
        this.names = names;
        this.first = first;
        this.next = new AtomicInteger(first);
    }

    /**
     * They begin.
     *
     * @param proxy the base URL of the endpoint; where there are several, each is asked in turn
     * @param names what their ids begin with
     * @param first the number of the first thing that they love
     */
    static Talkers begin(List<URI> proxy, String names, int first) {
        Talkers talkers = new Talkers(names, first);
        for (int place = 0; place < AT_ONCE; place++) {
            URI mine = proxy.get(place % proxy.size());
            Thread thread = new Thread(() -> talkers.talk(mine), "talker-" + place);
            thread.setDaemon(true);
            talkers.threads.add(thread);
            thread.start();
        }
        return talkers;
    }

    /** Waits until so many more were answered. */
    void hear(int more) {
        long enough = answered().size() + more;
        await(more + " more answers", () -> answered().size() >= enough);
    }

    /** Waits until this became of a request that is asked from now on. */
    void hearOf(String what, Predicate<Told> event) {
        int since = told.size();
        await(what, () -> told.stream().skip(since).anyMatch(event));
    }

    /** Nobody asks any more, and everybody has their answer. */
    void end() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What was asked, in the order of its end. */
    List<Told> told() {
        return List.copyOf(told);
    }

    List<Told> answered() {
        return told.stream().filter(Told::isAnswered).toList();
    }

    /** Ids of the people. */
    List<String> people() {
        List<String> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(names + person);
        }
        return people;
    }

    /** How many things they have named, answered or not. */
    int things() {
        return next.get() - first;
    }

    @Override
    public void close() {
        end();
    }

    private void talk(URI proxy) {
        while (!over) {
            told.add(say(proxy, next.getAndIncrement()));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Told say(URI proxy, int number) {
        try {
            HttpResponse<String> answer = http.send(request(proxy, number), HttpResponse.BodyHandlers.ofString());
            return new Told(
                    number,
                    answer.statusCode(),
                    answer.headers().firstValue("Attune-Personalization").orElse("not told"),
                    answer.body());
        } catch (IOException failure) {
            return new Told(number, 0, "no answer", failure.toString());
        } catch (InterruptedException interrupted) {
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }

    private HttpRequest request(URI proxy, int number) {
        String body = """
                {"model":"scripted","stream":%b,"messages":[{"role":"user","content":"I love %s."}]}""".formatted(number % 2 == 0, Thing.of(number));
        return HttpRequest.newBuilder(URI.create(proxy + "/chat/completions"))
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json")
                .header("Attune-User", names + number % PEOPLE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("it never came to this: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /**
     * What became of a word.
     *
     * @param number of the thing that somebody loves
     * @param status 0 when no answer came, or not all of it
     * @param personalization as the answer's header says
     */
    record Told(
            int number,
            int status,
            String personalization,
            @Nullable String answer) {

        boolean isAnswered() {
            return status == 200;
        }

        boolean says(String reason) {
            return personalization.equals("none; reason=" + reason);
        }
    }
}
