package dev.attune.profile.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.text.Languages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tells which dimension of style a stated wish is about, by its words: {@code language/stated-style.yaml}. Safe for use by many threads. */
final class StatedStyle {

    private static final String FILE = "language/stated-style.yaml";
    private static final int REACH_OF_NEGATION = 30;
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    private final Languages languages;
    private final List<Tongue> tongues = new ArrayList<>();

    StatedStyle(ConfigFiles files, Languages languages) {
        this.languages = languages;
        try {
            Map<String, Written> file =
                    MAPPER.readValue(files.read(FILE), new TypeReference<Map<String, Written>>() {});
            file.forEach((tag, written) -> tongues.add(Tongue.of(tag, written)));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(FILE + ": " + malformed.getOriginalMessage(), malformed);
        }
    }

    /** The ends that a wish asks for: true for high. Empty for a wish about something else. */
    Map<Dimension, Boolean> of(String wish) {
        Map<Dimension, Boolean> ends = new EnumMap<>(Dimension.class);
        for (Tongue tongue : tongues) {
            tongue.sides.forEach(
                    side -> side.end(wish, tongue.negation).ifPresent(high -> ends.putIfAbsent(side.dimension, high)));
        }
        return ends;
    }

    /** The language that a wish asks for, as its tag. */
    Optional<String> language(String wish) {
        for (Tongue tongue : tongues) {
            Matcher found = tongue.language.matcher(wish);
            while (found.find()) {
                for (int group = 1; group <= found.groupCount(); group++) {
                    Optional<String> tag =
                            Optional.ofNullable(found.group(group)).flatMap(languages::named);
                    if (tag.isPresent()) {
                        return tag;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private record Tongue(Pattern negation, Pattern language, List<Side> sides) {

        static Tongue of(String tag, Written written) {
            if (written.negation == null || written.language == null || written.dimensions == null) {
                throw new IllegalArgumentException(FILE + ": " + tag + " must have negation, language and dimensions");
            }
            List<Side> sides = new ArrayList<>();
            written.dimensions.forEach((label, both) -> {
                Dimension dimension = Labelled.parse(Dimension.class, FILE + ": " + tag + ".dimensions", label);
                both.low.forEach(pattern -> sides.add(new Side(dimension, false, compile(tag, pattern))));
                both.high.forEach(pattern -> sides.add(new Side(dimension, true, compile(tag, pattern))));
            });
            return new Tongue(compile(tag, written.negation), compile(tag, written.language), sides);
        }

        private static Pattern compile(String tag, String pattern) {
            try {
                return Pattern.compile(
                        pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
            } catch (PatternSyntaxException malformed) {
                throw new IllegalArgumentException(FILE + ": " + tag + ": " + malformed.getDescription(), malformed);
            }
        }
    }

    private record Side(Dimension dimension, boolean high, Pattern pattern) {

        Optional<Boolean> end(String wish, Pattern negation) {
            Matcher found = pattern.matcher(wish);
            if (!found.find()) {
                return Optional.empty();
            }
            String before = wish.substring(Math.max(0, found.start() - REACH_OF_NEGATION), found.start());
            return Optional.of(negation.matcher(before).find() != high);
        }
    }

    /** One language of the file as it is written. */
    record Written(String negation, String language, Map<String, Ends> dimensions) {}

    /** The patterns for both ends. */
    record Ends(List<String> low, List<String> high) {}
}
