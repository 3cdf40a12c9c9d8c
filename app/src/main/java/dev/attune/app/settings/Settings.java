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
     * @param secureCookies whether browsers reach it through https alone
     * @param proxyUrl where it finds the proxy; absent: in the same process or on the same machine
     */
    public record Console(
            int port,
            @Nullable String password,
            boolean secureCookies,
            @Nullable URI proxyUrl) {

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
     * @param connect most time for a connection
     * @param idle most time until the next byte of an answer
     */
    public record Upstream(URI url, @Nullable String apiKey, Duration connect, Duration idle) {

        /** Another server, which has no key of its own. */
        public Upstream at(URI other) {
            return new Upstream(other, null, connect, idle);
        }

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
