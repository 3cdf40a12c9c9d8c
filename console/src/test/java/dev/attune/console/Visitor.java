package dev.attune.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser without scripts: keeps cookies, follows nothing on its own. */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private static final String EDGE = "----attune-test-edge";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private final String origin;

    Visitor(String origin) {
        this.origin = origin;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    /** Sends the form of a page with the token that the page has. */
    HttpResponse<String> submit(String page, String path, Map<String, String> fields, String... headers) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrf", csrf(page));
        return post(path, form, headers);
    }

    /** Sends a form with a file in it, as browsers do (RFC 7578). */
    HttpResponse<String> upload(String path, Map<String, String> fields, String fileName, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + EDGE);
    }

    String csrf(String page) {
        Matcher matcher = CSRF.matcher(get(page).body());
        if (!matcher.find()) {
            throw new AssertionError("no form on " + page);
        }
        return matcher.group(1);
    }

    HttpResponse<String> signIn(String password) {
        return submit("/sign-in", "/sign-in", Map.of("password", password));
    }

    Visitor signedIn() {
        HttpResponse<String> answer = signIn(Running.PLAIN);
        if (answer.statusCode() != 303) {
            throw new AssertionError("not signed in: " + answer.statusCode());
        }
        return this;
    }

    Visitor signedInAs(String name) {
        HttpResponse<String> answer = submit("/sign-in", "/sign-in", Map.of("name", name, "password", Running.PLAIN));
        if (answer.statusCode() != 303) {
            throw new AssertionError("not signed in: " + answer.statusCode());
        }
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).method(method, body);
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        for (int place = 0; place < headers.length; place += 2) {
            request.setHeader(headers[place], headers[place + 1]);
        }
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(this::keep);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
