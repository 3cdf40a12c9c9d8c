package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every route. */
final class RouteTableTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);
    private final List<Endpoint> endpoints = endpoints();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void noRouteAnswersWithoutTheToken() {
        assertThat(endpoints).hasSizeGreaterThan(20);
        for (Endpoint endpoint : endpoints) {
            assertRefused(endpoint, null);
        }
        assertThat(profiles.known).isEmpty();
    }

    @Test
    void noRouteAnswersAnotherToken() {
        for (String authorization :
                List.of("Bearer another", "Bearer", "Bearer ", "Basic " + ManageServer.TOKEN, ManageServer.TOKEN)) {
            for (Endpoint endpoint : endpoints) {
                assertRefused(endpoint, authorization);
            }
        }
    }

    @Test
    void theSchemeIsReadInAnyCase() {
        assertThat(server.send(server.bare("/users").header("Authorization", "bearer " + ManageServer.TOKEN))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unknownPathsAreRefusedLikeAllOthersWithoutTheToken() {
        assertThat(server.send(server.bare("/nothing/here")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/users/",
                "/users//memories",
                "/users/anna/",
                "/users/anna/memories/m1/more",
                "/nothing",
                "/Users",
                "/../../v1/models"
            })
    void anUnknownPathIsNotFound(String path) {
        var reply = server.send(server.request(path));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not-found");
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() {
        var reply = server.call("PUT", "/users/anna/controls", "{}");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.code()).isEqualTo("method-not-allowed");
        assertThat(reply.header("Allow")).isEqualTo("GET, PATCH");
    }

    @Test
    void theDescriptionNamesExactlyTheRoutesThatThereAre() {
        Set<String> routes = new TreeSet<>();
        endpoints.forEach(
                endpoint -> routes.add(endpoint.method() + " " + endpoint.path().text()));

        assertThat(new ApiDescription().operations()).isEqualTo(routes);
    }

    @Test
    void theDescriptionCanBeAskedFor() {
        var reply = server.get("/openapi.json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/openapi")).isEqualTo("3.1.0");
        assertThat(reply.header("Content-Type")).startsWith("application/json");
    }

    private void assertRefused(Endpoint endpoint, @Nullable String authorization) {
        var request = server.bare(
                        endpoint.path().text().replace("{user}", "anna").replace("{id}", "m1"))
                .method(endpoint.method().name(), BodyPublishers.ofString("{}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        var reply = server.send(request);
        assertThat(reply.status()).as(endpoint.path().text()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("unauthorized");
        assertThat(reply.text("/error/message")).isNotBlank();
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private static List<Endpoint> endpoints() {
        Vertx vertx = Vertx.vertx();
        try {
            FakeProfiles profiles = new FakeProfiles();
            return Routes.table(
                            vertx,
                            profiles,
                            ManageServer.links(profiles),
                            ManageSettings.usual(AdminToken.digest(ManageServer.TOKEN)))
                    .endpoints();
        } finally {
            vertx.close().await();
        }
    }
}
