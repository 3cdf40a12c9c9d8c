package dev.attune.profile.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something of which a person has one at a time, and what it is: where they live, which language they want, how they feel about jazz.
 *
 * @param slot which thing, such as {@code home}
 * @param what of which one, where there are many, such as the matter of a taste
 * @param value what it is
 */
record Aspect(String slot, Set<String> what, Set<String> value) {

    boolean isOfSameAs(Aspect other) {
        return slot.equals(other.slot) && what.equals(other.what);
    }

    /** Reads aspects off statements in the third person. */
    static final class Reader {

        private final List<Rule> rules;
        private final Matter matter;

        Reader(LanguageFile file, PatternBook book, Matter matter) {
            this.matter = matter;
            this.rules = file.aspects().stream()
                    .map(rule ->
                            new Rule(rule.slot(), rule.value(), book.compile("aspects." + rule.slot(), rule.pattern())))
                    .toList();
        }

        /** The aspects that a statement tells of, at most one of each slot. */
        List<Aspect> of(String text) {
            Map<String, Aspect> found = new LinkedHashMap<>();
            for (Rule rule : rules) {
                rule.read(text, matter).ifPresent(aspect -> found.putIfAbsent(aspect.slot, aspect));
            }
            return List.copyOf(found.values());
        }

        private record Rule(String slot, @Nullable String value, Pattern pattern) {

            Optional<Aspect> read(String text, Matter matter) {
                Matcher found = pattern.matcher(text);
                if (!found.find()) {
                    return Optional.empty();
                }
                Set<String> values = value == null ? group(found, "value", matter) : Set.of(value);
                return Optional.of(new Aspect(slot, group(found, "what", matter), values));
            }

            private Set<String> group(Matcher found, String name, Matter matter) {
                if (!pattern.pattern().contains("(?<" + name + ">")) {
                    return Set.of();
                }
                String text = found.group(name);
                return text == null ? Set.of() : matter.of(text);
            }
        }
    }
}
