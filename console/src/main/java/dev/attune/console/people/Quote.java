package dev.attune.console.people;

import dev.attune.console.page.Moment;
import dev.attune.profile.model.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A person's own words. */
public record Quote(LongText text, String turn, Moment at) {

    /** Newest first. */
    static List<Quote> of(List<Evidence> evidence, Instant now) {
        return evidence.stream()
                .sorted(Comparator.comparing(Evidence::at).reversed())
                .map(one -> new Quote(LongText.of(one.quote()), one.turn(), Moment.of(one.at(), now)))
                .toList();
    }
}
