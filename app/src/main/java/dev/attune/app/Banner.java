package dev.attune.app;

import dev.attune.app.credentials.Credentials;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the start prints for whoever started it.
 *
 * @param proxy base of the proxy's URLs; absent when it does not run here
 * @param console base of the console's URLs; absent when it does not run here
 */
record Banner(@Nullable URI proxy, @Nullable URI console, URI upstream) {

    static URI url(String host, int port) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return URI.create("http://" + (name.contains(":") ? '[' + name + ']' : name) + ':' + port);
    }

    /** What was generated just now, for the only time; empty when nothing was. */
    static String secrets(Credentials credentials) {
        List<String> lines = new ArrayList<>();
        credentials.newAdminToken().ifPresent(token -> lines.add("admin token, shown once:       " + token));
        credentials.newConsolePassword().ifPresent(password -> lines.add("console password, shown once:  " + password));
        if (!lines.isEmpty()) {
            lines.add("For new ones, delete " + credentials.file() + " and start again.");
        }
        return text(lines);
    }

    /** Where to find what runs. */
    String addresses() {
        List<String> lines = new ArrayList<>();
        lines.add("Attune " + Main.version() + " is running.");
        if (proxy != null) {
            lines.add("base URL for OpenAI clients:   " + proxy + "/v1  (goes to " + upstream + ")");
            lines.add("management API:                " + proxy + "/attune/v1");
        }
        if (console != null) {
            lines.add("console:                       " + console + "/");
        }
        return text(lines);
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
