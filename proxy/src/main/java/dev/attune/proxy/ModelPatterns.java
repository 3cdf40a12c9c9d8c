package dev.attune.proxy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Patterns of names of models: {@code *} stands for any characters, and capitals do not count. */
public final class ModelPatterns {

    public static final ModelPatterns NONE = new ModelPatterns(List.of());

    private final List<Pattern> patterns;

    private ModelPatterns(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    public static ModelPatterns of(List<String> globs) {
        return new ModelPatterns(globs.stream().map(ModelPatterns::pattern).toList());
    }

    /** Whether one of them is that of the model. */
    public boolean matches(String model) {
        if (patterns.isEmpty()) {
            return false;
        }
        String plain = model.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).matches());
    }

    private static Pattern pattern(String glob) {
        // A run of stars is one star: more of them would only make matching slow.
        String plain = glob.toLowerCase(Locale.ROOT).replaceAll("\\*+", "*");
        return Pattern.compile(Pattern.quote(plain).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    }
}
