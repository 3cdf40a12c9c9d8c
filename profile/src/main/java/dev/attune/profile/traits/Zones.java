package dev.attune.profile.traits;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Time zones by the places and short names that stand for them. */
final class Zones {

    private static final int MOST_PLACE_WORDS = 4;
    private static final int MOST_PLACES = 5_000;

    private final Map<String, ZoneId> byPlace = new HashMap<>();

    Zones(Map<String, List<String>> places) {
        places.forEach((name, all) -> {
            ZoneId zone = zone(name)
                    .orElseThrow(() -> new IllegalArgumentException("rhythm.yaml: zones." + name + " is no time zone"));
            all.forEach(place -> add(key(place), zone));
        });
    }

    private void add(String place, ZoneId zone) {
        ZoneId other = byPlace.put(place, zone);
        if (other != null && !other.equals(zone)) {
            throw new IllegalArgumentException(
                    "rhythm.yaml: zones: " + place + " is in " + other + " and in " + zone + ", so it tells neither");
        }
        if (byPlace.size() > MOST_PLACES) {
            throw new IllegalArgumentException("rhythm.yaml: zones: there are more than " + MOST_PLACES + " places");
        }
    }

    /** The zone of a place that a text begins with: the longest name that is known. */
    Optional<ZoneId> of(String place) {
        String stripped = place.strip();
        // Before the places: of "UTC+2" they know the first half.
        Optional<ZoneId> named = zone(stripped.split("[\\s,;]", 2)[0].replaceAll("\\.$", ""));
        if (named.isPresent()) {
            return named;
        }
        List<String> words = PhraseBook.words(stripped);
        for (int length = Math.min(MOST_PLACE_WORDS, words.size()); length > 0; length--) {
            ZoneId zone = byPlace.get(String.join(" ", words.subList(0, length)));
            if (zone != null) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    /** {@code Europe/Berlin}, {@code +02:00}, {@code UTC+2}; not a bare word, which Java takes for more than people mean by it. */
    static Optional<ZoneId> zone(String name) {
        try {
            boolean isName = name.contains("/") || name.matches("(?:UTC|GMT)?[+-]\\d.*|UTC|GMT");
            return isName ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static String key(String place) {
        return String.join(" ", PhraseBook.words(place));
    }
}
