package dev.attune.app.settings;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks keys up: the environment first, then the file, then the table. An empty variable counts as not set. */
final class Values {

    private static final int MOST_SHOWN = 80;
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

    private final Map<String, String> environment;
    private final Map<String, String> file;
    private final String place;

    /**
     * @param environment by name of variable
     * @param file by name of key
     * @param place how a failure names the file
     */
    Values(Map<String, String> environment, Map<String, String> file, String place) {
        this.environment = environment;
        this.file = file;
        this.place = place;
    }

    /** The value of a key that has a fallback. */
    <T> T of(Key<T> key) throws SettingsFailure {
        return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no fallback"));
    }

    <T> Optional<T> find(Key<T> key) throws SettingsFailure {
        Optional<String> written = fromFile(key);
        // Also where a variable wins: a mistake in the file is one before somebody takes the variable away.
        Optional<T> inFile =
                written.isEmpty() ? fallback(key) : Optional.of(read(key, written.get(), place + ": " + key.name()));
        Optional<String> variable = fromEnvironment(key);
        return variable.isEmpty() ? inFile : Optional.of(read(key, variable.get(), key.variable()));
    }

    /** Where the value of a key was set, as a failure names it. */
    String where(Key<?> key) {
        return fromEnvironment(key).isPresent() ? key.variable() : place + ": " + key.name();
    }

    private Optional<String> fromEnvironment(Key<?> key) {
        return Optional.ofNullable(environment.get(key.variable()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Optional<String> fromFile(Key<?> key) {
        return Optional.ofNullable(file.get(key.name())).filter(text -> !text.isEmpty());
    }

    private static <T> Optional<T> fallback(Key<T> key) {
        return Optional.ofNullable(key.fallback()).flatMap(key.shape().read());
    }

    private static <T> T read(Key<T> key, String text, String where) throws SettingsFailure {
        return key.shape()
                .read()
                .apply(text)
                .orElseThrow(() -> new SettingsFailure(where + " is "
                        + (key.secret() ? "wrong (not shown)" : '"' + shown(text) + '"')
                        + ", but must be " + key.shape().right()));
    }

    private static String shown(String text) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("?");
        String anonymous = CREDENTIALS.matcher(printable).replaceAll("//...@");
        return anonymous.length() <= MOST_SHOWN ? anonymous : anonymous.substring(0, MOST_SHOWN) + "...";
    }
}
