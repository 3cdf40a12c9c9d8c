package dev.attune.bench.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every client in every scenario sees through Attune what it sees without, and upstream sees the same but for the insertion. */
final class CompatibilityIT {

    private static final List<Client> NODES = List.of(
            new NodeClient("langchain"), new NodeClient("ai"), new NodeClient("openai"), new NodeClient("anthropic"));

    private static List<Client> clients = List.of(new JavaClient());
    private static Played played;

    @BeforeAll
    static void play(@TempDir Path folder) throws IOException, InterruptedException {
        if (NodeClient.isInstalled()) {
            NodeClient.install();
            clients = Stream.concat(NODES.stream(), clients.stream()).toList();
        }
        played = Played.by(clients, folder);
    }

    @AfterAll
    static void stop() throws IOException {
        if (played != null) {
            played.close();
        }
    }

    @Test
    void every_scenario_is_played_by_a_client() {
        assumeTrue(clients.containsAll(NODES), "Node is not installed");
        Set<String> names =
                played.direct().stream().map(run -> run.scenario().name()).collect(Collectors.toSet());
        assertThat(Scenarios.ALL).allSatisfy(scenario -> assertThat(names).contains(scenario.name()));
    }

    @Test
    void what_upstream_answers_well_is_no_error() {
        assertThat(played.direct())
                .filteredOn(run -> Talks.ALL.contains(run.scenario()) || OddRequests.ALL.contains(run.scenario()))
                .allSatisfy(run ->
                        assertThat(played.view(run).has("error")).as(run.id()).isFalse());
    }

    @TestFactory
    Stream<DynamicNode> a_client_sees_the_same_with_and_without() {
        return clients.stream().map(client -> dynamicContainer(client.name(), tests(client)));
    }

    private static Stream<DynamicTest> tests(Client client) {
        return played.direct().stream()
                .filter(run -> run.client().equals(client.name()))
                .map(run -> dynamicTest(run.scenario().name() + ", " + run.wire() + ", " + run.ask(), () -> {
                    Stream.of(Way.PERSONALIZED, Way.OFF, Way.NOBODY).forEach(way -> compare(run, played.in(way, run)));
                }));
    }

    private static void compare(Run direct, Run through) {
        if (direct.scenario().becomes().isPresent()) {
            compareBroken(direct.scenario().becomes().get(), through, played.view(direct), played.view(through));
        } else {
            assertThat(played.view(through)).as(through.id()).isEqualTo(played.view(direct));
        }
        compareReceived(direct, through);
        if (direct.scenario().isLeft()) {
            Eventually.holds("upstream is left: " + direct.id(), () -> played.wasLeft(direct));
            Eventually.holds("upstream is left: " + through.id(), () -> played.wasLeft(through));
        }
    }

    /** A proxy cannot break a connection in whose place the client has one to the proxy: it tells the break by a status. */
    private static void compareBroken(Scenario.Answered becomes, Run through, JsonNode direct, JsonNode seen) {
        assertThat(direct.at("/error").isObject()).as(through.id()).isTrue();
        assertThat(direct.at("/error/status").isMissingNode()).as(through.id()).isTrue();
        assertThat(seen.at("/error/status").asInt()).as(through.id()).isEqualTo(becomes.status());
        assertThat(seen.toString()).as(through.id()).contains(becomes.code());
        assertThat(seen.at("/error/tries")).as(through.id()).isEqualTo(direct.at("/error/tries"));
    }

    private static void compareReceived(Run direct, Run through) {
        List<Received> sent = played.received(direct);
        List<Received> arrived = played.received(through);
        assertThat(arrived).as(through.id()).hasSameSizeAs(sent).isNotEmpty();
        for (int index = 0; index < sent.size(); index++) {
            Received one = sent.get(index);
            Received other = arrived.get(index);
            assertThat(other.head()).as(through.id()).isEqualTo(one.head());
            if (through.way() == Way.PERSONALIZED && direct.scenario().personalized()) {
                assertThat(other.text()).as(through.id()).contains("peanuts");
                assertThat(Insertion.isAllThatDiffers(one.text(), other.text()))
                        .as(through.id() + ": " + other.text())
                        .isTrue();
            } else {
                assertThat(other.text()).as(through.id()).isEqualTo(one.text());
            }
        }
    }
}
