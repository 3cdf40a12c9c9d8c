package dev.attune.app.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an operator can set.
 *
 * @param name as in the file, its levels joined by dots
 * @param fallback what holds when nobody sets it; absent: nothing does
 * @param secret whether its value must never be shown
 */
record Key<T>(String name, Shape<T> shape, @Nullable String fallback, boolean secret) {

    static final String VARIABLES = "ATTUNE_";

    static <T> Key<T> of(String name, Shape<T> shape, String fallback) {
        return new Key<>(name, shape, fallback, false);
    }

    static <T> Key<T> optional(String name, Shape<T> shape) {
        return new Key<>(name, shape, null, false);
    }

    static <T> Key<T> secret(String name, Shape<T> shape) {
        return new Key<>(name, shape, null, true);
    }

    /** The environment variable that wins over the file. */
    String variable() {
        return VARIABLES + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
