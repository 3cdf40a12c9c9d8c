package dev.attune.profile.text;

import dev.attune.profile.ConfigFiles;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the language of a text by its script and its commonest words: {@code language/languages.yaml}. Some microseconds for a
 * message; what has too few of these words, such as code or a name, is of no language. Safe for use by many threads.
 */
public final class Languages {

    private static final String FILE = "language/languages.yaml";
    private static final Pattern FENCED = Pattern.compile("```.*?(?:```|$)|`[^`\n]*`|https?://\\S+", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}']+");

    private final Written written;
    private final List<String> tags;
    private final Map<String, List<Integer>> languagesOf = new HashMap<>();
    private final Map<UnicodeScript, String> scripts = new HashMap<>();
    private final Map<String, String> tagOfName = new HashMap<>();

    public Languages(ConfigFiles files) {
        written = SettingsFile.read(files, FILE, Written.class);
        tags = List.copyOf(written.words.keySet());
        written.words.forEach((tag, words) -> {
            for (String word : words.split("\\s+", -1)) {
                languagesOf
                        .computeIfAbsent(plain(word), absent -> new ArrayList<>())
                        .add(tags.indexOf(tag));
            }
        });
        written.scripts.forEach((script, tag) -> scripts.put(script(script), tag));
        written.names.forEach((tag, names) -> names.forEach(name -> tagOfName.put(plain(name), tag)));
    }

    /** The tag of a text's language, such as {@code de}; empty where it cannot be told. */
    public Optional<String> of(String text) {
        String start = text.length() <= written.characters ? text : text.substring(0, written.characters);
        String own = FENCED.matcher(start).replaceAll(" ");
        Optional<String> byScript = byScript(own);
        return byScript.isPresent() ? byScript : byWords(own);
    }

    /** The tag of the language that people call by this name; empty when it is no language that is known. */
    public Optional<String> named(String name) {
        return Optional.ofNullable(tagOfName.get(plain(name)));
    }

    /** What a language is called in English. */
    public static String nameOf(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }

    private Optional<String> byScript(String text) {
        Map<String, Integer> letters = new HashMap<>();
        int all = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (Character.isLetter(point)) {
                all++;
                String tag = point < 0x250 ? null : scripts.get(UnicodeScript.of(point));
                if (tag != null) {
                    letters.merge(tag, 1, Integer::sum);
                }
            }
        }
        int written = letters.values().stream().mapToInt(Integer::intValue).sum();
        if (written == 0 || written * 2 < all) {
            return Optional.empty();
        }
        // Japanese is written with Han too; kana of any number tell it.
        if (letters.containsKey("ja")) {
            return Optional.of("ja");
        }
        return letters.entrySet().stream().max(Map.Entry.comparingByValue()).map(most -> refined(most.getKey(), text));
    }

    private String refined(String tag, String text) {
        String script = scriptOf(tag);
        for (Map.Entry<String, String> other : written.letters.entrySet()) {
            boolean sameScript = scriptOf(other.getKey(), other.getValue()).equals(script);
            if (sameScript && text.chars().anyMatch(unit -> other.getValue().indexOf(unit) >= 0)) {
                return other.getKey();
            }
        }
        return tag;
    }

    private String scriptOf(String tag) {
        return scripts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(tag))
                .map(entry -> entry.getKey().name())
                .findFirst()
                .orElse("");
    }

    private static String scriptOf(String tag, String letters) {
        return letters.isEmpty()
                ? tag
                : UnicodeScript.of(letters.codePointAt(0)).name();
    }

    private Optional<String> byWords(String text) {
        double[] points = new double[tags.size()];
        Matcher word = WORD.matcher(plain(text));
        while (word.find()) {
            List<Integer> languages = languagesOf.get(word.group());
            if (languages != null) {
                for (int language : languages) {
                    points[language] += 1.0 / languages.size();
                }
            }
        }
        int best = 0;
        double second = 0;
        for (int language = 1; language < points.length; language++) {
            if (points[language] > points[best]) {
                second = points[best];
                best = language;
            } else {
                second = Math.max(second, points[language]);
            }
        }
        boolean clear = points[best] >= written.least && points[best] >= second * written.lead;
        return clear ? Optional.of(tags.get(best)) : Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    private static UnicodeScript script(String name) {
        try {
            return UnicodeScript.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(FILE + ": scripts: there is no script " + name, unknown);
        }
    }

    /** The file as it is written. */
    record Written(
            double least,
            double lead,
            int characters,
            Map<String, String> scripts,
            Map<String, String> letters,
            Map<String, String> words,
            Map<String, List<String>> names) {}
}
