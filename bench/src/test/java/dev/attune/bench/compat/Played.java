package dev.attune.bench.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attune.bench.AttuneProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Every scenario, played by every client in every way, and what was seen on both ends. */
final class Played implements AutoCloseable {

    /** Two processes at once are what a small machine bears. */
    private static final int AT_ONCE = 2;

    /** For whoever wants to see what a client saw. */
    private static final Path VIEWS = Path.of("target", "compat-views.json");

    private static final String WISH = "I am allergic to peanuts.";

    private final ScenarioUpstream upstream;
    private final AttuneProcess attune;
    private final Map<String, JsonNode> views = new TreeMap<>();
    private final List<Run> direct = new ArrayList<>();

    private Played(ScenarioUpstream upstream, AttuneProcess attune) {
        this.upstream = upstream;
        this.attune = attune;
    }

    static Played by(List<Client> clients, Path folder) throws IOException, InterruptedException {
        ScenarioUpstream upstream = ScenarioUpstream.start(
                run -> Scenarios.named(Run.scenarioOf(run)).play());
        // All play at once: what personalizing may take is not what is looked at here.
        AttuneProcess attune = AttuneProcess.start(folder, upstream.url(), Map.of("ATTUNE_DEADLINE_MS", "10000"));
        Played played = new Played(upstream, attune);
        try {
            teach(attune);
            played.play(clients);
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(VIEWS.toFile(), played.views);
            return played;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError failure) {
            played.close();
            throw failure;
        }
    }

    /** Lets Attune know something that goes into every prompt of the person's. */
    static void teach(AttuneProcess attune) throws IOException, InterruptedException {
        attune.management().post("/users/kim/turns?wait=true", """
                {"conversation":"c1","turns":[{"id":"t1","role":"user","content":"%s","at":"2026-01-01T10:00:00Z"}]}""".formatted(WISH));
    }

    /** The direct run of everything that a client knows how to play. */
    List<Run> direct() {
        return List.copyOf(direct);
    }

    Run in(Way way, Run run) {
        return run.in(way, way == Way.DIRECT ? upstream.url() : attune.baseUrl());
    }

    JsonNode view(Run run) {
        return views.getOrDefault(run.id(), MissingNode.getInstance());
    }

    List<Received> received(Run run) {
        return upstream.received(run.id());
    }

    boolean wasLeft(Run run) {
        return upstream.wasLeft(run.id());
    }

    @Override
    public void close() throws IOException {
        attune.close();
        upstream.close();
    }

    private void play(List<Client> clients) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Map<String, JsonNode>>> plays = new ArrayList<>();
            clients.forEach(client -> plays.add(() -> client.play(runs(client).toList())));
            for (Future<Map<String, JsonNode>> play : threads.invokeAll(plays)) {
                views.putAll(play.get());
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            threads.shutdownNow();
        }
        clients.stream()
                .flatMap(this::runs)
                .filter(run -> run.way() == Way.DIRECT && views.containsKey(run.id()))
                .forEach(direct::add);
    }

    private Stream<Run> runs(Client client) {
        URI nowhere = upstream.url();
        return Scenarios.ALL.stream()
                .flatMap(scenario -> scenario.wires().stream()
                        .flatMap(wire -> scenario.asks().stream()
                                .map(ask -> new Run(client.name(), scenario, wire, ask, Way.DIRECT, nowhere))))
                .flatMap(run -> Stream.of(Way.values()).map(way -> in(way, run)));
    }
}
