package dev.attune.bench.compat;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** Sends this body in place of the one that the client wrote. */
record SendingAnother(HttpClient http, String body) implements HttpClient {

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        return http.execute(another(request), options);
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return http.executeAsync(another(request), options);
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest another(HttpRequest request) {
        return request.toBuilder().body(new Body(body)).build();
    }

    private record Body(String text) implements HttpRequestBody {

        @Override
        public void writeTo(OutputStream out) {
            try {
                out.write(Exchange.bytes(text));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public long contentLength() {
            return Exchange.bytes(text).length;
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public void close() {}
    }
}
