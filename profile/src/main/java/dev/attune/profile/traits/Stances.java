package dev.attune.profile.traits;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.text.ReadOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads likes, dislikes and what is avoided off statements. Safe for use by many threads. */
final class Stances {

    /** A statement is one sentence; patterns take time by the length of what they try. */
    private static final int MOST_CHARACTERS = 400;

    private final List<Pattern> between;
    private final List<Pattern> against;
    private final List<Pattern> liked;
    private final List<Pattern> avoids;
    private final Pattern ends;
    private final ReadOnce<List<Side>> sides = new ReadOnce<>(this::read);

    Stances(TasteSettings.Statements statements) {
        this.between = statements.between().stream()
                .map(pattern -> compile("statements.between", pattern, "for", "against"))
                .toList();
        this.against = compile("statements.against", statements.against());
        this.liked = compile("statements.liked", statements.liked());
        this.avoids = compile("statements.avoids", statements.avoids());
        this.ends = compile("statements.ends", statements.ends());
    }

    /** What a memory is for or against; none for one that is of neither kind, or says neither. */
    List<Stance> of(Memory memory) {
        boolean tells = memory.kind() == Kind.PREFERENCE || memory.kind() == Kind.INTEREST;
        boolean ofManner = memory.facet() == Facet.STYLE || memory.facet() == Facet.INTERACTION;
        if (!tells || ofManner || memory.sensitive() != null) {
            return List.of();
        }
        return sides.of(memory.text()).stream()
                .map(side -> new Stance(memory, side.what, side.isFor))
                .toList();
    }

    private List<Side> read(String statement) {
        String text = bounded(statement);
        for (Pattern pattern : between) {
            Matcher match = pattern.matcher(text);
            if (match.find()) {
                return List.of(
                        new Side(thing(match.group("for")), true), new Side(thing(match.group("against")), false));
            }
        }
        return what(against, text)
                .map(what -> new Side(what, false))
                .or(() -> what(liked, text).map(what -> new Side(what, true)))
                .map(List::of)
                .orElse(List.of());
    }

    /** The thing that a constraint has somebody avoid. */
    List<String> avoided(Memory memory) {
        if (memory.kind() != Kind.CONSTRAINT) {
            return List.of();
        }
        String text = bounded(memory.text());
        List<String> found = new ArrayList<>();
        for (Pattern pattern : avoids) {
            Matcher match = pattern.matcher(text);
            while (match.find()) {
                found.add(thing(match.group("what")));
            }
        }
        return found;
    }

    private static String bounded(String statement) {
        String text = statement.strip();
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private Optional<String> what(List<Pattern> patterns, String text) {
        for (Pattern pattern : patterns) {
            Matcher match = pattern.matcher(text);
            if (match.find()) {
                return Optional.of(thing(match.group("what"))).filter(what -> !what.isBlank());
            }
        }
        return Optional.empty();
    }

    private String thing(String text) {
        Matcher end = ends.matcher(text);
        return (end.find() && end.start() > 0 ? text.substring(0, end.start()) : text).strip();
    }

    private static List<Pattern> compile(String name, List<String> patterns) {
        return patterns.stream().map(pattern -> compile(name, pattern, "what")).toList();
    }

    static Pattern compile(String name, String pattern, String... groups) {
        for (String group : groups) {
            if (!pattern.contains("(?<" + group + ">")) {
                throw new IllegalArgumentException(
                        "in the configuration, " + name + ": '" + pattern + "' has no group (?<" + group + ">...)");
            }
        }
        try {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException failure) {
            throw new IllegalArgumentException("in the configuration, " + name + ": " + failure.getMessage(), failure);
        }
    }

    /** What a text is for or against, whoever's it is. */
    private record Side(String what, boolean isFor) {}
}
