package dev.attune.profile.learn;

import java.util.List;
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

        Optional<Aspect> of(String text) {
            for (Rule rule : rules) {
                Matcher found = rule.pattern.matcher(text);
                if (found.find()) {
                    String value = rule.value == null ? found.group("value") : rule.value;
                    return Optional.of(new Aspect(rule.slot, group(found, "what"), matter.of(value)));
                }
            }
            return Optional.empty();
        }

        private Set<String> group(Matcher found, String name) {
            if (!found.pattern().pattern().contains("(?<" + name + ">")) {
                return Set.of();
            }
            String text = found.group(name);
            return text == null ? Set.of() : matter.of(text);
        }

        private record Rule(String slot, @Nullable String value, Pattern pattern) {}
    }
}
