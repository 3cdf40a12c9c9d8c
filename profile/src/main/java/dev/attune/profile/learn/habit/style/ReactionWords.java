package dev.attune.profile.learn.habit.style;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.ConfigDocument;
import dev.attune.profile.learn.PatternBook;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.text.Languages;
import dev.attune.profile.text.WritingFeatures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a message for wishes that are aimed at the last answer and at nothing else. Safe for use by many threads. */
final class ReactionWords {

    private static final Pattern PARTS = Pattern.compile(
            "[,.!?\u2026\u00A1\u00BF:]+(?=\\s|$)|[\u00A1\u00BF]|\n+|\\s+[-\u2013\u2014]+\\s+|\\s+(?:and|und|y|et|but|aber|pero|mais)\\s+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ORNAMENT = Pattern.compile("[\\p{So}\\p{Cf}\"()*_]|(?<!\\S)[:;][-']?[)(DP](?!\\S)");

    private final int mostWords;
    private final Languages languages;
    private final List<Tongue> tongues = new ArrayList<>();
    private final WritingFeatures features;

    ReactionWords(ConfigFiles files, Languages languages) {
        ReactionsFile file = ConfigDocument.read(files, ReactionsFile.PATH, ReactionsFile.class);
        PatternBook book = new PatternBook(ReactionsFile.PATH, Map.of());
        this.mostWords = file.words();
        this.languages = languages;
        file.languages().forEach((tag, written) -> tongues.add(Tongue.of(tag, written, book)));
        this.features = new WritingFeatures(
                book.compile("laughter", file.laughter()), book.compile("courtesy", file.courtesy()));
    }

    WritingFeatures features() {
        return features;
    }

    /** What a message wishes the last answer had been like; nothing of what is meant for this once. */
    Set<Cue> cues(String message) {
        Set<Cue> cues = new LinkedHashSet<>();
        for (String part : parts(message)) {
            for (Tongue tongue : tongues) {
                tongue.sides.stream()
                        .filter(side -> side.pattern.matcher(part).matches())
                        .forEach(side -> cues.add(side.cue));
            }
        }
        return cues;
    }

    /** The language that a message wants the last answer in, as its tag. */
    Optional<String> language(String message) {
        for (String part : parts(message)) {
            for (Tongue tongue : tongues) {
                Matcher found = tongue.language.matcher(part);
                Optional<String> tag = found.matches() ? languages.named(found.group("language")) : Optional.empty();
                if (tag.isPresent()) {
                    return tag;
                }
            }
        }
        return Optional.empty();
    }

    private List<String> parts(String message) {
        if (message.length() > 40 * mostWords) {
            return List.of();
        }
        String plain = ORNAMENT.matcher(message.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
                .replaceAll(" ");
        boolean momentary = tongues.stream()
                .anyMatch(tongue -> tongue.momentary.matcher(plain).find());
        if (momentary || SPACE.split(plain.strip(), -1).length > mostWords) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        for (String part : PARTS.split(plain, -1)) {
            String single = SPACE.matcher(part.strip()).replaceAll(" ");
            if (!single.isEmpty()) {
                parts.add(single);
            }
        }
        return parts;
    }

    /** One end of a dimension that is wished for. */
    record Cue(Dimension dimension, boolean high) {}

    private record Side(Cue cue, Pattern pattern) {}

    private record Tongue(Pattern momentary, Pattern language, List<Side> sides) {

        static Tongue of(String tag, ReactionsFile.Tongue written, PatternBook book) {
            List<Side> sides = new ArrayList<>();
            written.dimensions().forEach((label, ends) -> {
                String where = "languages." + tag + ".dimensions";
                Dimension dimension = Labelled.parse(Dimension.class, ReactionsFile.PATH + ": " + where, label);
                sides.add(new Side(new Cue(dimension, false), whole(book, where + "." + label, written, ends.low())));
                sides.add(new Side(new Cue(dimension, true), whole(book, where + "." + label, written, ends.high())));
            });
            Pattern language = whole(book, "languages." + tag + ".language", written, List.of(written.language()));
            return new Tongue(book.compile("languages." + tag + ".momentary", written.momentary()), language, sides);
        }

        private static Pattern whole(
                PatternBook book, String where, ReactionsFile.Tongue written, List<String> patterns) {
            return book.compile(where, written.before() + "(?:" + String.join("|", patterns) + ")" + written.after());
        }
    }
}
