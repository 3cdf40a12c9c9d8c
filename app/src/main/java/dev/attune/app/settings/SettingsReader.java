package dev.attune.app.settings;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Holdout;
import dev.attune.proxy.ProxySettings;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings from the file and the environment, and stops at the first one that cannot be taken. */
public final class SettingsReader {

    private static final Path USUAL_FILE = Path.of("config", "attune.yaml");
    // What Kubernetes sets beside a service called attune-proxy or attune-console: not meant for Attune.
    private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp|sctp)://.*");

    /** Where Attune itself sends requests to. */
    private static final List<Key<URI>> ASKED = List.of(
            Keys.UPSTREAM_URL, Keys.LLM_URL, Keys.TOKENS_JWKS_URL, Keys.CONSOLE_OIDC_ISSUER, Keys.CONSOLE_PROXY_URL);

    private final Map<String, String> everything;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param environment by name of variable; what does not begin with {@code ATTUNE_} counts where the file names it */
    public SettingsReader(Map<String, String> environment) {
        everything = Map.copyOf(environment);
        environment.forEach((variable, value) -> {
            if (variable.startsWith(Key.VARIABLES)) {
                this.environment.put(variable, value);
            }
        });
        sortOutForeign();
    }

    /** Lines for the operator about variables that were left alone. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Reads everything.
     *
     * @param named the file that the operator named; absent: {@code config/attune.yaml} if there is one, else what the jar carries
     */
    public Settings read(@Nullable Path named) throws SettingsFailure {
        Path path = named == null ? USUAL_FILE : named;
        if (named != null && !Files.isRegularFile(named)) {
            throw new SettingsFailure("--config " + named + " is not a file; it must name one like config/attune.yaml");
        }
        Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of("."));
        ConfigFiles files = new ConfigFiles(folder);
        Map<String, String> written = SettingsFile.read(path.toString(), text(path, files));
        for (String key : written.keySet()) {
            checkKnown(path, key);
        }
        Values values = new Values(environment, written, path.toString());
        Settings settings = settings(values, files);
        Settings.Upstream upstream = settings.upstream();
        List<Settings.Other> others = new UpstreamsReader(everything, path.toString(), upstream).read(written);
        if (!values.of(Keys.ALLOW_LINK_LOCAL)) {
            for (Key<URI> key : ASKED) {
                checkAddress(values.where(key), values.find(key).orElse(null));
            }
            for (Settings.Other other : others) {
                checkAddress(path + ": the url of upstream " + other.name(), other.url());
            }
        }
        return settings.withUpstream(upstream.with(others));
    }

    private static void checkAddress(String where, @Nullable URI url) throws SettingsFailure {
        if (url != null && LinkLocal.is(url)) {
            throw new SettingsFailure(where + " is " + url.getHost()
                    + ", an address where machines are told their secrets; set allow-link-local: true if you mean it");
        }
    }

    private static String text(Path path, ConfigFiles files) throws SettingsFailure {
        try {
            return files.read(String.valueOf(path.getFileName()));
        } catch (UncheckedIOException unreadable) {
            throw new SettingsFailure(path + " cannot be read; it must be a UTF-8 text file that this user may read");
        }
    }

    private static Settings settings(Values values, ConfigFiles files) throws SettingsFailure {
        return new Settings(
                values.of(Keys.HOST),
                new Settings.Proxy(values.of(Keys.PROXY_PORT)),
                ConsoleReader.read(values),
                new Settings.Upstream(
                        values.of(Keys.UPSTREAM_URL),
                        values.find(Keys.UPSTREAM_API_KEY).orElse(null),
                        Duration.ofMillis(values.of(Keys.UPSTREAM_CONNECT_MS)),
                        Duration.ofSeconds(values.of(Keys.UPSTREAM_IDLE_SECONDS)),
                        UpstreamsReader.globs(values.of(Keys.UPSTREAM_IN_USER_MODELS)),
                        List.of()),
                AccessReader.read(values),
                new ProxySettings.Clients(
                        values.of(Keys.CONNECTIONS),
                        Duration.ofSeconds(values.of(Keys.HEAD_SECONDS)),
                        Duration.ofSeconds(values.of(Keys.BODY_SECONDS))),
                Duration.ofSeconds(values.of(Keys.KEYS_AWAY_SECONDS)),
                values.find(Keys.REDIS_URL).orElse(null),
                values.of(Keys.DATA_DIR).toAbsolutePath().normalize(),
                values.find(Keys.ADMIN_TOKEN).orElse(null),
                LearnReader.read(values),
                new Holdout(values.of(Keys.HOLDOUT), values.of(Keys.HOLDOUT_SALT)),
                values.of(Keys.HISTORY),
                values.of(Keys.MEMORIES),
                Duration.ofMillis(values.of(Keys.DEADLINE_MS)),
                Duration.ofSeconds(values.of(Keys.DRAIN_SECONDS)),
                values.of(Keys.LOG_LEVEL),
                files);
    }

    private static void checkKnown(Path path, String key) throws SettingsFailure {
        if (!UpstreamsReader.isOne(key)
                && Keys.ALL.stream().noneMatch(known -> known.name().equals(key))) {
            throw new SettingsFailure(path + ": " + key + " is not a key; did you mean "
                    + NearestName.of(key, Keys.ALL.stream().map(Key::name).toList()) + "?");
        }
    }

    private void sortOutForeign() {
        List<String> links = environment.entrySet().stream()
                .filter(variable -> SERVICE_LINK.matcher(variable.getValue()).matches())
                .map(Map.Entry::getKey)
                .toList();
        environment.keySet().removeAll(links);
        List<String> unknown = environment.keySet().stream()
                .filter(variable ->
                        Keys.ALL.stream().noneMatch(key -> key.variable().equals(variable)))
                .toList();
        List<String> foreign = new ArrayList<>(links);
        foreign.addAll(unknown);
        if (!foreign.isEmpty()) {
            warnings.add("left alone, as Attune has no such settings: " + String.join(", ", foreign));
        }
    }
}
