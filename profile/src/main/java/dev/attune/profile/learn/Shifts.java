package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Clauses that say what was and what is in its place. */
final class Shifts {

    private final Pattern lead;
    private final List<Rule> rules;

    Shifts(ConfigFiles files) {
        ChangesFile file = ConfigDocument.read(files, ChangesFile.PATH, ChangesFile.class);
        PatternBook book = new PatternBook(ChangesFile.PATH, Map.of());
        this.lead = book.compile("lead", file.lead());
        this.rules = file.shifts().stream()
                .map(shift -> new Rule(book.compile("shifts", shift.pattern()), shift.was(), shift.now()))
                .toList();
    }

    /** What a clause in its plain form says to have changed. */
    Optional<Shift> of(String plain) {
        return read(plain).or(() -> {
            Matcher front = lead.matcher(plain);
            return front.find() ? read(plain.substring(front.end())) : Optional.empty();
        });
    }

    private Optional<Shift> read(String plain) {
        for (Rule rule : rules) {
            Matcher found = rule.pattern.matcher(plain);
            if (found.find()) {
                String now = rule.now == null ? plain : found.replaceFirst(rule.now);
                return Optional.of(new Shift(found.replaceFirst(rule.was), now, rule.now == null));
            }
        }
        return Optional.empty();
    }

    /**
     * What was and what is, in the first person.
     *
     * @param ended whether nothing came in the place of what was
     */
    record Shift(String was, String now, boolean ended) {}

    private record Rule(
            Pattern pattern, String was, @Nullable String now) {}
}
