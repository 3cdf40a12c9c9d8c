package dev.attune.console.people;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which answers of a list to show.
 *
 * @param chosen label of the choice; empty for all of them
 * @param choices what there is to choose from
 */
public record TraceFilter(String chosen, List<Choice> choices) {

    private static final String APPLIED = "applied";
    private static final String NONE = "none";
    private static final List<Choice> CHOICES = choicesOfAll();

    /** Throws {@link InvalidInput} for what is no choice. */
    static TraceFilter of(String label) {
        if (CHOICES.stream().noneMatch(choice -> choice.value().equals(label))) {
            throw new InvalidInput("show", "must be one of the choices on the page");
        }
        return new TraceFilter(label, CHOICES);
    }

    public boolean isAll() {
        return chosen.isEmpty();
    }

    Predicate<Trace> test() {
        if (isAll()) {
            return trace -> true;
        }
        if (chosen.equals(APPLIED)) {
            return trace -> trace.verdict() instanceof Verdict.Applied;
        }
        Optional<Verdict.Reason> reason = Labelled.find(Verdict.Reason.class, chosen);
        return trace -> trace.verdict() instanceof Verdict.None none
                && reason.map(wanted -> wanted == none.reason()).orElse(true);
    }

    private static List<Choice> choicesOfAll() {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("", "All answers"));
        all.add(new Choice(APPLIED, "Personalized"));
        all.add(new Choice(NONE, "Left as it was, for any reason"));
        for (Verdict.Reason reason : Verdict.Reason.values()) {
            all.add(new Choice(reason.label(), "Left as it was: " + Words.reason(reason)));
        }
        return List.copyOf(all);
    }
}
