package dev.attune.app.settings;

import dev.attune.console.access.ProviderSettings;
import dev.attune.console.access.User;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.EpisodeSettings;
import dev.attune.profile.LearnerChoice;
import dev.attune.profile.LlmSettings;
import dev.attune.profile.model.Holdout;
import dev.attune.proxy.ProxySettings;
import dev.attune.proxy.access.AccessSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an operator can set, checked. {@code config/attune.yaml} says what each part means.
 *
 * @param host what the proxy and the console bind
 * @param access who may ask
 * @param clients what they may hold without saying much
 * @param keysGrace for so long keys stay good that were, while the store is away
 * @param redisUrl absent: the embedded Redis
 * @param adminToken absent: generated at the first start
 * @param holdout who goes without personalization, so that what it does can be measured
 * @param history most adaptations of a person that are kept one by one
 * @param memories most lasting memories of a person
 * @param deadline most time that personalizing may add before a request goes upstream
 * @param drain most time that running requests get at the end
 * @param files the folder of the configuration file: templates and what else an operator edits
 */
public record Settings(
        String host,
        Proxy proxy,
        Console console,
        Upstream upstream,
        AccessSettings access,
        ProxySettings.Clients clients,
        Duration keysGrace,
        @Nullable String redisUrl,
        Path dataDir,
        @Nullable String adminToken,
        Learn learn,
        Holdout holdout,
        int history,
        int memories,
        Duration deadline,
        Duration drain,
        LogLevel logLevel,
        ConfigFiles files) {

    public Settings withUpstream(Upstream other) {
        return new Settings(
                host,
                proxy,
                console,
                other,
                access,
                clients,
                keysGrace,
                redisUrl,
                dataDir,
                adminToken,
                learn,
                holdout,
                history,
                memories,
                deadline,
                drain,
                logLevel,
                files);
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
     * @param secret signs its sessions and links; absent: generated at the first start
     * @param users who may sign in beside the first admin
     * @param provider who vouches for others; absent: nobody
     * @param secureCookies whether browsers reach it through https alone
     * @param proxyUrl where it finds the proxy; absent: in the same process or on the same machine
     * @param publicUrl where browsers find it; absent: where it listens
     * @param frameAncestors origins of pages that may show people's own pages inside themselves
     * @param auditEntries most entries of the audit log of each tenant
     */
    public record Console(
            int port,
            @Nullable String password,
            @Nullable String secret,
            List<User> users,
            @Nullable ProviderSettings provider,
            boolean secureCookies,
            @Nullable URI proxyUrl,
            @Nullable URI publicUrl,
            List<String> frameAncestors,
            int auditEntries) {

        public Console {
            users = List.copyOf(users);
            frameAncestors = List.copyOf(frameAncestors);
        }

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
     * @param inUserModels patterns of the models that take instructions at the start of a conversation only
     * @param others where requests for certain models go
     */
    public record Upstream(
            URI url,
            @Nullable String apiKey,
            Duration connect,
            Duration idle,
            List<String> inUserModels,
            List<Other> others) {

        public Upstream {
            inUserModels = List.copyOf(inUserModels);
            others = List.copyOf(others);
        }

        /** Another server, which has no key of its own, for all models. */
        public Upstream at(URI other) {
            return new Upstream(other, null, connect, idle, inUserModels, List.of());
        }

        Upstream with(List<Other> next) {
            return new Upstream(url, apiKey, connect, idle, inUserModels, next);
        }

        @Override
        public String toString() {
            return "Upstream at " + url;
        }
    }

    /**
     * Where requests for certain models go.
     *
     * @param headers replace the client's of the same names
     * @param models patterns of the models
     */
    public record Other(
            String name,
            URI url,
            @Nullable String apiKey,
            Map<String, String> headers,
            List<String> models,
            List<String> inUserModels,
            Duration connect,
            Duration idle) {

        public Other {
            headers = Map.copyOf(headers);
            models = List.copyOf(models);
            inUserModels = List.copyOf(inUserModels);
        }

        @Override
        public String toString() {
            return "Upstream " + name + " at " + url;
        }
    }

    /**
     * Learning from what people say.
     *
     * @param workers exchanges that are learned from at the same time
     * @param partitions streams that what is to be learned is spread over
     * @param llm where an LLM that learns is
     * @param episodes how long what people tell is kept verbatim, and how much of it
     * @param statements most statements of a person that late turns are put in among
     */
    public record Learn(
            LearnerChoice learner,
            int workers,
            int partitions,
            LlmSettings llm,
            EpisodeSettings episodes,
            int statements) {}
}
