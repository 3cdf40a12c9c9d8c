package dev.attune.console.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What the page says in one language. */
public final class Texts {

    /** The languages, the first being for who wishes none of them. */
    static final List<String> LANGUAGES = List.of("en", "de", "es", "fr");

    private static final Texts ENGLISH = read("en");
    private static final Map<String, Texts> ALL =
            Map.of("en", ENGLISH, "de", read("de"), "es", read("es"), "fr", read("fr"));

    private final Locale locale;
    private final Properties texts;
    private final DateTimeFormatter day;

    private Texts(Locale locale, Properties texts) {
        this.locale = locale;
        this.texts = texts;
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
    }

    /** The texts of a language; English for one that there are none of. */
    static Texts of(String language) {
        Texts found = ALL.get(language);
        return found == null ? ENGLISH : found;
    }

    /** The first of the languages that a browser wishes (RFC 9110, 12.5.4) and the page speaks; English when it speaks none. */
    static String wished(String acceptLanguage) {
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? LANGUAGES.get(0) : found;
        } catch (IllegalArgumentException notALanguage) {
            return LANGUAGES.get(0);
        }
    }

    public String language() {
        return locale.getLanguage();
    }

    /** The text of a key. */
    public String say(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + locale);
        }
        return text;
    }

    /** The text of a key, with {@code {0}} replaced. Templates know no variable numbers of arguments. */
    public String say(String key, Object value) {
        return say(key).replace("{0}", String.valueOf(value));
    }

    /** The text of a key, with {@code {0}} and {@code {1}} replaced, each by what is no place itself. */
    public String say(String key, Object first, Object second) {
        return say(key, first).replace("{1}", String.valueOf(second));
    }

    /** The text of a key, with three places replaced by numbers as the language writes them. */
    String say(String key, int first, int second, int third) {
        NumberFormat number = NumberFormat.getIntegerInstance(locale);
        return say(key, number.format(first), number.format(second)).replace("{2}", number.format(third));
    }

    String day(Instant at) {
        return day.format(at);
    }

    Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static Texts read(String language) {
        Properties texts = new Properties();
        try (InputStream resource = Texts.class.getResourceAsStream(language + ".properties")) {
            if (resource == null) {
                throw new IllegalStateException("there are no texts in " + language);
            }
            texts.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Texts(Locale.forLanguageTag(language), texts);
    }
}
