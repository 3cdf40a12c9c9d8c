package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A closed choice that is written in lower case, words joined by dashes, wherever it leaves the process: JSON, Redis, configuration, headers. */
public interface Labelled {

    String name();

    @JsonValue
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The choice with this label; empty when there is none. */
    static <E extends Enum<E> & Labelled> Optional<E> find(Class<E> type, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.label().equals(label))
                .findFirst();
    }

    /** The choice with this label; an {@link InvalidInput} that names the field and the choices when there is none. */
    static <E extends Enum<E> & Labelled> E parse(Class<E> type, String field, String label) {
        return find(type, label).orElseThrow(() -> new InvalidInput(field, "must be one of " + labels(type)));
    }

    private static <E extends Enum<E> & Labelled> String labels(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Labelled::label).collect(Collectors.joining(", "));
    }
}
