package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as a part of a larger server. */
final class MountTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = serve();
    private final WebClient client = WebClient.create(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team%2Fanna", "%2E%2E", "a+b", "a%20b", "%C3%A9", "100%25"})
    void idsComeThroughAnOuterRouter(String id) {
        var added = call(HttpMethod.POST, "/attune/v1/users/" + id + "/memories", "{\"text\":\"likes tea\"}");
        var read = call(HttpMethod.GET, "/attune/v1/users/" + id, "");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(PercentCoding.decode("user", id))
                .isEqualTo(read.bodyAsJsonObject().getString("user"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/attune/v1/nothing", "/attune/v2/users", "/attune/v1"})
    void unknownPathsHaveTheShapeOfAllErrors(String path) {
        var reply = call(HttpMethod.GET, path, "");

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.bodyAsJsonObject().getJsonObject("error").getString("code"))
                .isEqualTo("not-found");
    }

    @Test
    void aBrokenPercentSignIsBadInput() {
        assertThat(call(HttpMethod.GET, "/attune/v1/users/%zz", "").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<Buffer> call(HttpMethod method, String path, String body) {
        Future<HttpResponse<Buffer>> response = client.request(method, server.actualPort(), "127.0.0.1", path)
                .bearerTokenAuthentication(ManageServer.TOKEN)
                .sendBuffer(Buffer.buffer(body));
        return response.await();
    }

    private HttpServer serve() {
        Router outer = Router.router(vertx);
        FakeProfiles profiles = new FakeProfiles();
        Router api = ManageApi.routes(
                vertx,
                profiles,
                ManageServer.links(profiles),
                ManageSettings.usual(AdminToken.digest(ManageServer.TOKEN)));
        outer.route("/attune/*").subRouter(api);
        return vertx.createHttpServer()
                .requestHandler(outer)
                .listen(0, "127.0.0.1")
                .await();
    }
}
