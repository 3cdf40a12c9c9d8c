package dev.attune.bench.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the console, with cookies and without a browser. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI console;

    public Visitor(URI console) {
        this.console = console;
    }

    /** The same, after the form was sent. */
    public Visitor signedIn(String password) throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(get("/sign-in").body());
        if (!csrf.find()) {
            throw new IllegalStateException("the sign-in page has no form");
        }
        HttpRequest form = request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "csrf=" + encode(csrf.group(1)) + "&password=" + encode(password)))
                .build();
        HttpResponse<String> answer = http.send(form, HttpResponse.BodyHandlers.ofString());
        keep(answer);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("not let in: " + answer.statusCode());
        }
        return this;
    }

    /** The page of this address; redirects are not followed. */
    public HttpResponse<String> get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request(address).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        keep(answer);
        return answer;
    }

    /** The body of an event stream, as it comes. */
    InputStream follow(String address) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                request(address).header("Accept", "text/event-stream").build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(console.resolve(address));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private void keep(HttpResponse<?> answer) {
        for (String header : answer.headers().allValues("set-cookie")) {
            String pair = header.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
