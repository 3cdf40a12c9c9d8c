package dev.attune.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the console of a whole running Attune, without scripts. */
final class ConsoleVisit {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EDGE = "attune-test-edge";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI console;

    ConsoleVisit(URI console, String password) throws IOException, InterruptedException {
        this.console = console;
        post("/sign-in", "/sign-in", Map.of("password", password));
    }

    String page(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    }

    /** What answers the form that a page has. */
    HttpResponse<String> post(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> form = new TreeMap<>(fields);
        form.put("csrf", csrf(page));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Imports a file and answers the page that says what came of it. */
    String bring(String format, String person, String file) throws Exception {
        Map<String, String> fields = new TreeMap<>(
                Map.of("csrf", csrf("/imports"), "format", format, "person", person, "tenant", "default"));
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\r\n")
                .append(file)
                .append("\r\n--" + EDGE + "--\r\n");
        String page = client.send(
                        request("/imports")
                                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.ofString())
                .headers()
                .firstValue("location")
                .orElseThrow();
        awaitOn(page, "Take it in");
        post(page, page + "/start", Map.of());
        awaitOn(page, "It is done");
        return page(page);
    }

    private void awaitOn(String page, String words) throws Exception {
        Eventually.holds(() -> page(page).contains(words));
    }

    private String csrf(String page) throws IOException, InterruptedException {
        Matcher found = CSRF.matcher(page(page));
        if (!found.find()) {
            throw new AssertionError("no form on " + page);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(console + path)).timeout(PATIENCE);
    }
}
