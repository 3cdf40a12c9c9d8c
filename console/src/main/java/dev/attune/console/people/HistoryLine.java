package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a history.
 *
 * @param undoHref absent for what is undone already
 * @param fresh it arrived while the page was open
 */
public record HistoryLine(
        String id,
        String what,
        @Nullable String facet,
        String by,
        Moment at,
        String why,
        List<Difference> differences,
        List<Quote> quotes,
        boolean undone,
        @Nullable String undoHref,
        boolean fresh) {

    private static final int MOST_QUOTES = 3;

    public static List<HistoryLine> of(Person person, List<Adaptation> adaptations, Instant now) {
        Set<String> undone = adaptations.stream()
                .map(Adaptation::undoes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return of(person, adaptations, undone, now);
    }

    /** @param undone ids of what was taken back */
    static List<HistoryLine> of(Person person, List<Adaptation> adaptations, Set<String> undone, Instant now) {
        return adaptations.stream()
                .map(adaptation -> of(person, adaptation, undone.contains(adaptation.id()), now))
                .toList();
    }

    HistoryLine asFresh() {
        return new HistoryLine(id, what, facet, by, at, why, differences, quotes, undone, undoHref, true);
    }

    private static HistoryLine of(Person person, Adaptation adaptation, boolean undone, Instant now) {
        Facet facet = adaptation.facet();
        return new HistoryLine(
                adaptation.id(),
                adaptation.what().label(),
                facet == null ? null : facet.label(),
                Words.by(adaptation.by()),
                Moment.of(adaptation.at(), now),
                adaptation.why(),
                Difference.of(adaptation),
                Quote.of(person, adaptation.evidence(), now).stream()
                        .limit(MOST_QUOTES)
                        .toList(),
                undone,
                undone ? null : Links.of(person, "history", adaptation.id(), "undo"),
                false);
    }
}
