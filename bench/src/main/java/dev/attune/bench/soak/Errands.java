package dev.attune.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.bench.AttuneProcess;
import dev.attune.bench.Management;
import dev.attune.bench.console.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Everything else that Attune is asked for, over and over, four times a second: what is known of people, and why; changes by hand, undone;
 * people who come, are exported, and erased; pages of the console. On a thread of its own.
 */
final class Errands {

    private static final int MILLIS = 250;
    private static final int MOST_FAULTS = 20;
    private static final int SOME = 50;
    private static final String HAND = "/users/by-hand";

    private final AttuneProcess attune;
    private final Management management;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "errands");
    private volatile boolean over;
    private final LongAdder done = new LongAdder();

    Errands(AttuneProcess attune) {
        this.attune = attune;
        this.management = attune.management();
    }

    void begin() {
        thread.start();
    }

    /** Ends after the errand that is under way. */
    void end() throws InterruptedException {
        over = true;
        thread.join();
    }

    long done() {
        return done.sum();
    }

    /** The first of what was not answered as it should be. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void run() {
        try {
            Visitor visitor = new Visitor(attune.consoleUrl()).signedIn(Soak.PASSWORD);
            for (int round = 0; !over; round++) {
                for (Errand errand : errands(visitor, round)) {
                    attempt(errand);
                    TimeUnit.MILLISECONDS.sleep(MILLIS);
                }
            }
        } catch (IOException failure) {
            faults.add(failure.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Errand errand) throws InterruptedException {
        try {
            errand.run();
            done.increment();
        } catch (IOException | RuntimeException failure) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(failure.toString());
            }
        }
    }

    private List<Errand> errands(Visitor visitor, int round) {
        String person = Crowd.name(round % SOME);
        String guest = "/users/guest-" + round;
        return List.of(
                () -> management.get("/users?limit=50"),
                () -> management.get("/users/" + person),
                () -> management.get("/users/" + person + "/memories"),
                () -> management.get("/users/" + person + "/history?limit=20"),
                () -> management.get("/users/" + person + "/traces?limit=20"),
                () -> management.post("/users/" + person + "/recall", "{\"query\":\"What shall I do on Sunday?\"}"),
                () -> management.post(
                        "/users/" + person + "/preview",
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"What shall I do on Sunday?\"}]}"),
                () -> management.get("/users/" + person + "/engagement"),
                () -> management.get("/learning"),
                () -> management.get("/uplift"),
                this::changeAndUndo,
                () -> management.patch(HAND + "/controls", "{\"intensity\":\"subtle\"}"),
                () -> management.patch(HAND + "/controls", "{\"intensity\":\"full\"}"),
                () -> management.post(
                        guest + "/turns?wait=true",
                        "{\"conversation\":\"c\",\"turns\":[{\"id\":\"g\",\"role\":\"user\",\"content\":\"I love skating on frozen lakes.\"}]}"),
                () -> management.get(guest + "/export"),
                () -> management.delete(guest),
                () -> look(visitor, "/"),
                () -> look(visitor, "/people"),
                () -> look(visitor, "/people/default/" + person),
                () -> look(visitor, "/people/default/" + person + "/memories"),
                () -> look(visitor, "/people/default/" + person + "/history"),
                () -> look(visitor, "/people/default/" + person + "/then"),
                () -> look(visitor, "/people/default/" + person + "/traces"),
                () -> look(visitor, "/review"),
                () -> look(visitor, "/policies"),
                () -> look(visitor, "/audit"));
    }

    /** One memory is added, reworded and withdrawn. */
    private void changeAndUndo() throws IOException, InterruptedException {
        JsonNode memory = management.post(
                HAND + "/memories", "{\"facet\":\"content\",\"kind\":\"fact\",\"text\":\"Owns a tent\"}");
        management.patch(HAND + "/memories/" + memory.path("id").asText(), "{\"text\":\"Owns two tents\"}");
        JsonNode history = management.get(HAND + "/history?limit=2").path("items");
        for (JsonNode adaptation : history) {
            management.post(HAND + "/history/" + adaptation.path("id").asText() + "/undo", "");
        }
    }

    private static void look(Visitor visitor, String address) throws IOException, InterruptedException {
        HttpResponse<String> page = visitor.get(address);
        if (page.statusCode() != 200) {
            throw new IOException(address + " answered " + page.statusCode());
        }
    }

    private interface Errand {

        void run() throws IOException, InterruptedException;
    }
}
