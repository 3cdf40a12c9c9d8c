package dev.attune.bench.console;

import dev.attune.bench.AttuneProcess;
import dev.attune.profile.Edit;
import dev.attune.profile.NewMemory;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether those who watch keep up with what another process on the same store does: 200 changes a second to 2,000 people, and one a second
 * to the one of whom most is known. The stream of everything has to tell each; open pages have to show the newest in time, for they are made
 * anew once for all that came meanwhile.
 */
final class FeedTimes {

    private static final String TO_ALL = "Keeps statement number ";
    private static final String TO_ONE = "Keeps letter number ";
    private static final int A_SECOND = 200;
    private static final int SECONDS = 60;
    private static final int PEOPLE = 2_000;
    private static final int LIFE_EVERY = 200;
    private static final double MOST_MILLIS_EACH = 1_000;
    /** Pages are made anew once a second at the most, so that is what they are behind by when they keep up. */
    private static final double MOST_MILLIS_NEWEST = 2_500;

    private static final long PATIENCE_SECONDS = 20;

    private final AttuneProcess attune;
    private final Visitor visitor;
    private final Profiles profiles;
    private final AtomicInteger failed = new AtomicInteger();

    FeedTimes(AttuneProcess attune, Visitor visitor, Profiles profiles) {
        this.attune = attune;
        this.visitor = visitor;
        this.profiles = profiles;
    }

    /** Prints a line for each stream; answers whether all keep up. */
    boolean measure() throws IOException, InterruptedException {
        int statements = A_SECOND * SECONDS;
        int lifes = statements / LIFE_EVERY;
        Sent toAll = new Sent(statements);
        Sent toOne = new Sent(lifes);
        String person = "/people/default/" + Visitor.encode(LongLife.PERSON.id());
        Reader events = reading(new Reader("every event, `/attune/v1/events`", everything(), TO_ALL, toAll, true));
        Reader overview = reading(new Reader("overview, `/live`", visitor.follow("/live"), TO_ALL, toAll, false));
        Reader page = reading(new Reader("page of the person", visitor.follow(person + "/live"), TO_ONE, toOne, false));
        long begun = System.nanoTime();
        for (int number = 0; number < statements; number++) {
            LockSupport.parkNanos(begun + number * (1_000_000_000L / A_SECOND) - System.nanoTime());
            state(toAll, number, TO_ALL, somebody(number));
            if (number % LIFE_EVERY == 0) {
                state(toOne, number / LIFE_EVERY, TO_ONE, LongLife.PERSON);
            }
        }
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%d changes in %.1f s, %d failed%n", statements + lifes, took, failed.get());
        for (int second = 0; second < PATIENCE_SECONDS && !isThere(events, overview, statements); second++) {
            TimeUnit.SECONDS.sleep(1);
        }
        System.out.println("| stream | told | lag p50 ms | lag p99 ms | |");
        System.out.println("|---|---|---|---|---|");
        boolean each = events.print(statements, MOST_MILLIS_EACH);
        boolean newest = overview.print(statements, MOST_MILLIS_NEWEST);
        boolean one = page.print(lifes, MOST_MILLIS_NEWEST);
        return each && newest && one && failed.get() == 0;
    }

    /** Who is switched off, one in a hundred, would refuse what is added. */
    private static Person somebody(int number) {
        int one = number % PEOPLE;
        return Town.person(one % 100 == 3 ? one + 1 : one);
    }

    private static boolean isThere(Reader events, Reader overview, int statements) {
        return events.isThere(statements) && overview.isThere(statements);
    }

    private void state(Sent sent, int number, String words, Person who) {
        NewMemory memory = new NewMemory(Facet.CONTENT, Kind.FACT, words + number, 0.5, null, null);
        sent.now(number);
        CompletionStage<Memory> added = profiles.memories().add(who, memory, new Edit(Author.ADMIN, "Bench", null));
        CompletableFuture<?> unused = added.toCompletableFuture().whenComplete((done, failure) -> {
            if (failure != null) {
                failed.incrementAndGet();
            }
        });
    }

    private InputStream everything() throws IOException, InterruptedException {
        URI address = attune.baseUrl().resolve("/attune/v1/events");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + AttuneProcess.ADMIN_TOKEN)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private static Reader reading(Reader reader) {
        Thread thread = new Thread(reader, "bench-reader");
        thread.setDaemon(true);
        thread.start();
        return reader;
    }
}
