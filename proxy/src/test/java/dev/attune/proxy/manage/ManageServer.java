package dev.attune.proxy.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The management API on a port of its own, and a client for it that holds every answer against the description. */
final class ManageServer implements AutoCloseable {

    static final String TOKEN = "a-token-for-tests";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiDescription description = new ApiDescription();
    private final HttpServer server;

    ManageServer(Profiles profiles) {
        this(profiles, settings -> settings);
    }

    ManageServer(Profiles profiles, UnaryOperator<ManageSettings> adjusted) {
        ManageSettings settings = adjusted.apply(ManageSettings.usual(AdminToken.digest(TOKEN)));
        server = vertx.createHttpServer()
                .requestHandler(ManageApi.routes(vertx, profiles, links(profiles), settings))
                .listen(0, "127.0.0.1")
                .await();
    }

    /** Links to a console that nobody visits. */
    static PersonLinks links(Profiles profiles) {
        return new PersonLinks(
                profiles.links(),
                new byte[32],
                () -> URI.create("https://console.example/attune/"),
                InstantSource.system());
    }

    int port() {
        return server.actualPort();
    }

    Reply get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    Reply post(String path, String body, String... headers) {
        return call("POST", path, body, headers);
    }

    Reply patch(String path, String body, String... headers) {
        return call("PATCH", path, body, headers);
    }

    Reply delete(String path, String... headers) {
        return call("DELETE", path, null, headers);
    }

    Reply call(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        Reply reply =
                send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        description.assertDescribes(method, pathOf(path), reply.status(), reply.body());
        return reply;
    }

    /** A request with the token, to be sent by {@link #send} or by hand. */
    HttpRequest.Builder request(String path) {
        return bare(path).header("Authorization", "Bearer " + TOKEN);
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + RouteTable.PREFIX + path));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), Json.read(Buffer.buffer(response.body())), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    HttpClient client() {
        return client;
    }

    private static String pathOf(String target) {
        int query = target.indexOf('?');
        return RouteTable.PREFIX + (query < 0 ? target : target.substring(0, query));
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    /** An answer, its body read. */
    record Reply(int status, JsonNode body, HttpResponse<?> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return body.at("/error/code").asText();
        }

        String field() {
            return body.at("/error/field").asText();
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }
}
