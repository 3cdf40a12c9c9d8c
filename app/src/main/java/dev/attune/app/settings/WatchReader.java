package dev.attune.app.settings;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a running Attune is watched. */
final class WatchReader {

    private WatchReader() {}

    static Settings.Watch read(Values values) throws SettingsFailure {
        return new Settings.Watch(
                values.of(Keys.LOG_LEVEL),
                values.of(Keys.LOG_FORMAT),
                tracing(values),
                values.of(Keys.LLM_PRICE_IN),
                values.of(Keys.LLM_PRICE_OUT));
    }

    private static Settings.@Nullable Tracing tracing(Values values) throws SettingsFailure {
        Optional<URI> endpoint = values.find(Keys.TRACING_ENDPOINT);
        Map<String, String> headers = values.find(Keys.TRACING_HEADERS).orElse(Map.of());
        String service = values.of(Keys.TRACING_SERVICE);
        double sample = values.of(Keys.TRACING_SAMPLE);
        return endpoint.isEmpty() ? null : new Settings.Tracing(endpoint.get(), headers, service, sample);
    }
}
