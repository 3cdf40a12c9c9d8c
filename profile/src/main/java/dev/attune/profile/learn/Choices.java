package dev.attune.profile.learn;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person shows by choosing among options, and by what they say of those they leave: "I'll take the second, the others are too
 * loud". An option that is only named by its number is told in the words in which it was offered, if those are at hand.
 */
final class Choices {

    private static final double CHOSEN = 0.45;
    private static final double REASON = 0.55;
    private static final double CONFIDENCE = 0.6;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 20;
    private static final int LONGEST_OPTION = 160;
    private static final int SHORTEST_MATTER = 3;
    private static final Pattern MARKS = Pattern.compile("[*_`#]+");
    /** Behind a full stop that was not seen to be one, as in "the Model Y. The others". */
    private static final Pattern NEXT_SENTENCE = Pattern.compile("[.;!] +(?=\\p{Lu}).*$");

    private final Wording wording;
    private final Pattern options;
    private final List<Pattern> picks;
    private final List<Pattern> likings;
    private final Pattern number;
    private final Map<String, Integer> numbers;
    private final Pattern rejection;
    private final Pattern generic;
    private final List<Reason> reasons;
    private final Pattern offers;
    private final String chose;

    Choices(LanguageFile file, PatternBook book, Wording wording) {
        LanguageFile.Choices choices = file.choices();
        this.wording = wording;
        this.options = book.compile("choices.options", choices.options());
        this.picks = book.compileAll("choices.picks", choices.picks());
        this.likings = book.compileAll("choices.likings", choices.likings());
        this.number = book.compile("choices.number", choices.number());
        this.numbers = choices.numbers();
        this.rejection = book.compile("choices.rejection", choices.rejection());
        this.generic = book.compile("choices.generic", choices.generic());
        this.reasons = choices.reasons().stream()
                .map(pair -> new Reason(book.compile("choices.reasons", pair.get(0)), pair.get(1)))
                .toList();
        this.offers = book.compile("choices.offers", choices.offers());
        this.chose = choices.chose();
    }

    /** What an answer offers to choose from, in its order; nothing where it offers no choice. */
    List<String> offered(@Nullable String answer) {
        if (answer == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Matcher option = options.matcher(answer);
        while (option.find() && found.size() < MOST_OPTIONS) {
            String plain = wording.plain(MARKS.matcher(option.group("what")).replaceAll(""));
            found.add(offers.matcher(plain).replaceFirst(""));
        }
        return found.size() < FEWEST_OPTIONS ? List.of() : found;
    }

    /** Whether the clauses choose: where nothing was seen to be offered, only if they also turn something down. */
    boolean isMade(List<Clause> clauses, List<String> offered) {
        boolean turnsDown = clauses.stream()
                .anyMatch(clause -> rejection.matcher(plain(clause)).find());
        boolean picks =
                clauses.stream().anyMatch(clause -> chosen(plain(clause)).isPresent());
        return picks && (turnsDown || !offered.isEmpty());
    }

    /** What a clause of a turn that makes a choice shows; nothing where it says something else. */
    Optional<Statement> read(Clause clause, List<String> offered) {
        String plain = plain(clause);
        for (Reason reason : reasons) {
            Matcher found = reason.pattern.matcher(plain);
            if (found.find() && !generic.matcher(found.group("what")).matches()) {
                return Optional.of(statement(found.replaceFirst(reason.text), REASON));
            }
        }
        return chosen(plain).flatMap(what -> named(what, offered)).map(what -> statement(chose + " " + what, CHOSEN));
    }

    private Optional<String> chosen(String plain) {
        return matched(picks, plain).or(() -> matched(likings, plain));
    }

    private static Optional<String> matched(List<Pattern> patterns, String plain) {
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(plain);
            if (found.find()) {
                return Optional.of(NEXT_SENTENCE.matcher(found.group("what")).replaceFirst(""));
            }
        }
        return Optional.empty();
    }

    /** What was chosen in words: its own, or where they only count, those of the option. */
    private Optional<String> named(String what, List<String> offered) {
        Matcher counted = number.matcher(what);
        if (!counted.find()) {
            return Optional.of(what)
                    .filter(words -> words.length() >= SHORTEST_MATTER
                            && !generic.matcher(words).matches());
        }
        Span rest = new Span(what, 0).after(counted);
        if (rest.text().length() >= SHORTEST_MATTER) {
            return Optional.of(rest.text());
        }
        int index = index(counted.group("number"), offered.size());
        return index >= 0 && index < offered.size() ? Optional.of(shortened(offered.get(index))) : Optional.empty();
    }

    private int index(String named, int count) {
        int number = numbers.getOrDefault(named.toLowerCase(Locale.ROOT), 0);
        return number < 0 ? count + number : number - 1;
    }

    private static String shortened(String option) {
        if (option.length() <= LONGEST_OPTION) {
            return option;
        }
        int space = option.lastIndexOf(' ', LONGEST_OPTION);
        return option.substring(0, space > 0 ? space : LONGEST_OPTION);
    }

    private Statement statement(String text, double importance) {
        return new Statement(
                Act.STATE,
                Facet.RECOMMENDATION,
                Kind.PREFERENCE,
                wording.thirdPerson(text),
                null,
                CONFIDENCE,
                importance,
                null);
    }

    private String plain(Clause clause) {
        return wording.plain(clause.words());
    }

    private record Reason(Pattern pattern, String text) {}
}
