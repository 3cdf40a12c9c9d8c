package dev.attune.app.settings;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.LearnerChoice;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an operator can set, checked. {@code config/attune.yaml} says what each part means.
 *
 * @param host what the proxy and the console bind
 * @param redisUrl absent: the embedded Redis
 * @param adminToken absent: generated at the first start
 * @param deadline most time that personalizing may add before a request goes upstream
 * @param drain most time that running requests get at the end
 * @param files the folder of the configuration file: templates and what else an operator edits
 */
public record Settings(
        String host,
        Proxy proxy,
        Console console,
        Upstream upstream,
        @Nullable String redisUrl,
        Path dataDir,
        @Nullable String adminToken,
        Learn learn,
        Duration deadline,
        Duration drain,
        LogLevel logLevel,
        ConfigFiles files) {

    public Settings withUpstream(Upstream other) {
        return new Settings(
                host, proxy, console, other, redisUrl, dataDir, adminToken, learn, deadline, drain, logLevel, files);
    }

    // A record prints its parts; these hold secrets.
    @Override
    public String toString() {
        return "Settings with data in " + dataDir;
    }

    /** The OpenAI-compatible endpoint; port 0 takes any free one. */
    public record Proxy(int port) {}

    /**
     * The browser console.
     *
     * @param port 0 takes any free one
     * @param password absent: generated at the first start
     */
    public record Console(int port, @Nullable String password) {

        @Override
        public String toString() {
            return "Console on port " + port;
        }
    }

    /**
     * Where requests go.
     *
     * @param url what {@code /v1} maps to
     * @param apiKey replaces the client's own; absent: the client's own goes upstream
     */
    public record Upstream(URI url, @Nullable String apiKey) {

        @Override
        public String toString() {
            return "Upstream at " + url;
        }
    }

    /**
     * Learning from what people say.
     *
     * @param workers exchanges that are learned from at the same time
     */
    public record Learn(LearnerChoice learner, int workers) {}
}
