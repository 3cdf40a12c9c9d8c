package dev.attune.console.facets;

import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Stage;
import dev.attune.profile.model.Style;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says who somebody is in a sentence or two, out of what is known and by rule. */
final class Portrait {

    private static final int MOST_OF_A_KIND = 2;
    private static final int MOST_ENDS = 3;
    private static final int MOST_CHARACTERS = 120;

    private Portrait() {}

    static String of(Profile profile, Style style, Instant now) {
        String who = Stream.of(Kind.IDENTITY, Kind.FACT)
                .map(kind -> texts(profile, kind, now))
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .orElse("");
        String heed = texts(profile, Kind.CONSTRAINT, now);
        String manner = manner(style);
        return Stream.of(
                        stage(profile.stage()) + (who.isEmpty() ? "" : ": " + who) + ".",
                        heed.isEmpty() ? "" : "To be heeded: " + heed + ".",
                        manner.isEmpty() ? "" : "Best answered " + manner + ".")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String stage(Stage stage) {
        return switch (stage) {
            case NEW -> "Nobody yet whom anything lasting is known of";
            case LEARNING -> "Somebody of whom the first things are known";
            case FAMILIAR -> "Somebody who is becoming familiar";
            case ESTABLISHED -> "Somebody who is known well";
        };
    }

    private static String texts(Profile profile, Kind kind, Instant now) {
        List<String> texts = profile.holdingAt(now).stream()
                .filter(memory -> memory.kind() == kind && memory.text().length() <= MOST_CHARACTERS)
                .sorted(Comparator.comparingDouble(Memory::importance)
                        .reversed()
                        .thenComparing(Memory::validFrom, Comparator.reverseOrder()))
                .limit(MOST_OF_A_KIND)
                .map(memory -> running(memory.text()))
                .toList();
        return String.join(", ", texts);
    }

    /** Memories begin with a verb and end as a sentence does; within one they go on in small letters. */
    private static String running(String text) {
        String first = text.substring(0, 1).toLowerCase(Locale.ROOT);
        boolean shouts = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return (shouts ? text : first + text.substring(1)).strip().replaceAll("[.!]+$", "");
    }

    private static String manner(Style style) {
        String ends = style.leanings().entrySet().stream()
                .filter(one -> one.getValue().told())
                .sorted(Comparator.comparingDouble((Map.Entry<Dimension, Style.Leaning> one) ->
                        -Math.abs(one.getValue().value()) * one.getValue().confidence()))
                .limit(MOST_ENDS)
                .map(one -> Poles.of(one.getKey()).end(one.getValue().value()))
                .collect(Collectors.joining(", "));
        Style.Tongue tongue = style.language();
        String language = tongue == null || !tongue.told() ? "" : "in " + Glance.language(tongue.language());
        return Stream.of(ends, language)
                .filter(Objects::nonNull)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
