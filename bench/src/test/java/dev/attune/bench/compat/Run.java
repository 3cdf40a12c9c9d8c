package dev.attune.bench.compat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One scenario, played by one client on one wire in one way. Its JSON is what the clients' scripts read. */
record Run(
        String client,
        @JsonIgnore Scenario scenario,
        @JsonIgnore Wire on,
        String ask,
        Way way,
        @JsonIgnore URI server) {

    private static final String SEPARATOR = " | ";

    /** The name of the scenario in the id of a run. */
    static String scenarioOf(String id) {
        return id.substring(id.lastIndexOf(SEPARATOR) + SEPARATOR.length());
    }

    Run in(Way other, URI otherServer) {
        return new Run(client, scenario, on, ask, other, otherServer);
    }

    @JsonProperty
    String id() {
        return String.join(SEPARATOR, client, way.name(), on.label(), ask, scenario.name());
    }

    @JsonProperty
    String baseURL() {
        return server.toString();
    }

    @JsonProperty
    String wire() {
        return on.label();
    }

    @JsonProperty
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(way.headers());
        headers.put(ScenarioUpstream.RUN_HEADER, id());
        return headers;
    }

    @JsonProperty
    int retries() {
        return scenario.retries();
    }

    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    Long timeout() {
        return scenario.timeout() == null ? null : scenario.timeout().toMillis();
    }

    @JsonProperty
    int leaveAfter() {
        return scenario.leaveAfter();
    }

    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    String body() {
        return scenario.body();
    }
}
