package dev.attune.bench.compat;

import java.util.Map;

/** How a client reaches upstream. */
enum Way {
    DIRECT,
    PERSONALIZED,
    OFF,
    NOBODY;

    Map<String, String> headers() {
        return switch (this) {
            case DIRECT, NOBODY -> Map.of();
            case PERSONALIZED -> Map.of("Attune-User", "kim");
            case OFF -> Map.of("Attune-User", "kim", "Attune-Mode", "off");
        };
    }
}
