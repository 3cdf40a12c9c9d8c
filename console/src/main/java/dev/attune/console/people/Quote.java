package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A person's own words, or those of a fact that was brought from elsewhere.
 *
 * @param turnHref address of all that the turn changed
 * @param own whether they are the person's
 */
public record Quote(LongText text, String turn, String turnHref, Moment at, boolean own) {

    /** Newest first. */
    static List<Quote> of(Person person, List<Evidence> evidence, Instant now) {
        return evidence.stream()
                .sorted(Comparator.comparing(Evidence::at).reversed())
                .map(one -> new Quote(
                        LongText.of(one.quote()),
                        one.turn(),
                        Links.with(Links.of(person, "history"), "turn", one.turn()),
                        Moment.of(one.at(), now),
                        !Fact.isRef(one.turn())))
                .toList();
    }
}
