package dev.attune.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The files by which Attune is run elsewhere, as far as that can be told without running them: they name what there is. */
final class DeploymentTest {

    private static final Path TOP = Path.of("..");
    private static final Path DEPLOY = TOP.resolve("config/deploy");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ATTUNE_[A-Z_]+)");
    /** What docker-compose.yml asks its user for, beside settings of Attune's. */
    private static final Set<String> OF_COMPOSE =
            Set.of("ATTUNE_REDIS_PASSWORD", "ATTUNE_GRAFANA_PASSWORD", "ATTUNE_OLLAMA_MODEL");

    @Test
    void everyContainerOfComposeIsPinnedConfinedAndWatched() throws IOException {
        compose().forEach((name, service) -> {
            assertThat(text(service.get("image"))).as(name).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+(-[a-z]+)?");
            assertThat(list(service.get("cap_drop"))).as(name).contains("ALL");
            boolean once = name.startsWith("ollama-");
            boolean ours = text(service.get("image")).startsWith("attune:");
            // Ours brings its own, in the Dockerfile.
            assertThat(once || ours || service.containsKey("healthcheck"))
                    .as(name)
                    .isTrue();
            strings(service.get("ports")).forEach(port -> assertThat(port).startsWith("127.0.0.1:"));
        });
        assertThat(dockerfile()).contains("\nUSER attune\n", "\nHEALTHCHECK ", "-XX:MaxRAMPercentage");
        assertThat(dockerfile().lines().filter(line -> line.startsWith("FROM ")))
                .allSatisfy(line -> assertThat(line).matches("FROM [a-z-]+:[0-9._]+-[a-z0-9-]+( AS [a-z]+)?"));
    }

    @Test
    void whatComposeMountsAndDependsOnIsThere() throws IOException {
        Map<String, Map<String, Object>> services = compose();
        Map<String, Object> file = map(new Yaml().load(Files.readString(TOP.resolve("docker-compose.yml"))));
        services.forEach((name, service) -> {
            strings(service.get("volumes"))
                    .map(mount -> mount.split(":", -1)[0])
                    .forEach(source -> {
                        if (source.startsWith("./")) {
                            assertThat(TOP.resolve(source)).exists();
                        } else {
                            assertThat(map(file.get("volumes"))).containsKey(source);
                        }
                    });
            assertThat(services.keySet())
                    .containsAll(map(service.get("depends_on")).keySet());
        });
        assertThat(services.values().stream().flatMap(service -> strings(service.get("profiles"))))
                .contains("ollama", "monitoring");
    }

    @Test
    void theVariablesOfComposeAreSettings() throws IOException {
        Set<String> given = new TreeSet<>();
        compose().values().forEach(service -> given.addAll(ofAttune(map(service.get("environment")))));
        assertThat(given).isNotEmpty();
        assertSettings(given);
        String text = Files.readString(TOP.resolve("docker-compose.yml"));
        Set<String> asked =
                VARIABLE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        asked.removeAll(OF_COMPOSE);
        assertSettings(asked);
        assertSettings(named(dockerfile()));
    }

    @Test
    void theDockerfileCopiesWhatThereIs() throws IOException {
        assertThat(dockerfile()
                        .lines()
                        .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                        .map(line -> line.split(" ", -1)[1]))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(TOP.resolve(source)).exists());
    }

    @Test
    void theUnitOfSystemdNamesSettingsAndFilesThatAreThere() throws IOException {
        String unit = Files.readString(DEPLOY.resolve("systemd/attune.service"));
        String environment = Files.readString(DEPLOY.resolve("systemd/attune.env"));

        assertSettings(named(unit));
        assertSettings(named(environment));
        assertThat(unit).contains("EnvironmentFile=-/etc/attune/attune.env", "--config /etc/attune/attune.yaml");
        assertThat(unit).contains("NoNewPrivileges=yes", "ProtectSystem=strict", "User=attune", "TimeoutStopSec=40");
    }

    @Test
    void theObjectsOfKubernetesFitTogether() throws IOException {
        List<Map<String, Object>> all = kubernetes();
        Set<String> given = new TreeSet<>();
        all.stream()
                .filter(one -> Set.of("ConfigMap", "Secret").contains(text(one.get("kind"))))
                .forEach(one -> {
                    assertThat(at(one, "metadata", "name")).isEqualTo("attune");
                    given.addAll(
                            map(one.getOrDefault("data", one.get("stringData"))).keySet());
                });
        assertThat(given).contains("ATTUNE_REDIS_URL", "ATTUNE_ADMIN_TOKEN", "ATTUNE_CONSOLE_SECRET");
        assertSettings(given);
        assertThat(all.stream().map(one -> text(one.get("kind"))))
                .contains("HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy", "Service", "Deployment");
        List<Object> pods = all.stream()
                .filter(one -> text(one.get("kind")).equals("Deployment"))
                .map(one -> at(one, "spec", "template", "metadata", "labels"))
                .toList();
        assertThat(pods).hasSize(2);
        for (Map<String, Object> one : all) {
            selector(one)
                    .ifPresent(selector -> assertThat(pods)
                            .anySatisfy(labels -> assertThat(map(labels)).containsAllEntriesOf(map(selector))));
        }
    }

    @Test
    void thePodsOfKubernetesAreConfinedAndProbed() throws IOException {
        kubernetes().stream()
                .filter(one -> text(one.get("kind")).equals("Deployment"))
                .forEach(one -> {
                    assertThat(at(one, "spec", "template", "spec", "securityContext", "runAsNonRoot"))
                            .isEqualTo(true);
                    Map<String, Object> container = map(list(at(one, "spec", "template", "spec", "containers"))
                            .get(0));
                    assertThat(at(container, "securityContext", "readOnlyRootFilesystem"))
                            .isEqualTo(true);
                    assertThat(at(container, "startupProbe", "httpGet", "path")).isEqualTo("/health/live");
                    assertThat(at(container, "livenessProbe", "httpGet", "path"))
                            .isEqualTo("/health/live");
                    assertThat(at(container, "readinessProbe", "httpGet", "path"))
                            .isEqualTo("/health/ready");
                    assertThat(at(container, "resources", "limits", "memory")).isEqualTo("1Gi");
                    Set<String> volumes = list(at(one, "spec", "template", "spec", "volumes")).stream()
                            .map(volume -> text(map(volume).get("name")))
                            .collect(Collectors.toSet());
                    assertThat(list(container.get("volumeMounts")).stream()
                                    .map(mount -> text(map(mount).get("name"))))
                            .containsExactlyInAnyOrderElementsOf(volumes);
                });
    }

    @Test
    void whatPrometheusAndGrafanaReadIsThereAndIsOne() throws IOException {
        assertThat(files(DEPLOY, ".yml")).hasSizeGreaterThan(3);
        for (Path file : files(DEPLOY, ".yml")) {
            Object loaded = new Yaml().load(Files.readString(file));
            assertThat(loaded).isInstanceOf(Map.class);
        }
        Map<String, Object> kustomization =
                map(new Yaml().load(Files.readString(DEPLOY.resolve("kubernetes/kustomization.yaml"))));
        strings(kustomization.get("resources"))
                .forEach(file ->
                        assertThat(DEPLOY.resolve("kubernetes").resolve(file)).exists());
    }

    private static Map<String, Map<String, Object>> compose() throws IOException {
        Map<String, Object> file = map(new Yaml().load(Files.readString(TOP.resolve("docker-compose.yml"))));
        return map(file.get("services")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, service -> map(service.getValue())));
    }

    private static List<Map<String, Object>> kubernetes() throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Path file : files(DEPLOY.resolve("kubernetes"), ".yaml")) {
            new Yaml().loadAll(Files.readString(file)).forEach(one -> all.add(map(one)));
        }
        return all;
    }

    private static Optional<Object> selector(Map<String, Object> one) {
        Object of = switch (text(one.get("kind"))) {
            case "Service" -> at(one, "spec", "selector");
            case "Deployment", "PodDisruptionBudget" -> at(one, "spec", "selector", "matchLabels");
            case "NetworkPolicy" -> at(one, "spec", "podSelector", "matchLabels");
            default -> Map.of();
        };
        return Optional.of(of);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private static String dockerfile() throws IOException {
        return Files.readString(TOP.resolve("Dockerfile"));
    }

    private static Set<String> named(String text) {
        return Pattern.compile("\\bATTUNE_[A-Z_]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Set<String> ofAttune(Map<String, Object> environment) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith("ATTUNE_"))
                .collect(Collectors.toSet());
    }

    private static void assertSettings(Set<String> variables) {
        assertThat(variables).isSubsetOf(Keys.ALL.stream().map(Key::variable).collect(Collectors.toSet()));
    }

    private static Object at(Map<String, Object> tree, String... path) {
        Object found = tree;
        for (String name : path) {
            found = map(found).getOrDefault(name, Map.of());
        }
        return found;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Map.of();
        }
        return map.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> text(entry.getKey()), entry -> entry.getValue() == null ? "" : entry.getValue()));
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private static Stream<String> strings(@Nullable Object value) {
        return list(value).stream().map(String::valueOf);
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
