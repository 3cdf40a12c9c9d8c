package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Visit;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.What;
import java.util.List;

/**
 * Which changes of a person to show, by the labels of what they must be; an empty one is all the same.
 *
 * @param turn whose words they must rest on
 */
public record HistoryFilter(String facet, String by, String what, String turn) {

    private static final List<Choice> FACETS = Choice.allOf(Facet.class, "Every facet");
    private static final List<Choice> AUTHORS = List.of(
            new Choice("", "Anybody"),
            new Choice(Author.LEARNER.label(), "Learned from conversation"),
            new Choice(Author.PERSON.label(), "The person"),
            new Choice(Author.ADMIN.label(), "An admin"));
    private static final List<Choice> WHATS = Choice.allOf(What.class, "Every kind");

    public HistoryFilter {
        check(Facet.class, "facet", facet);
        check(Author.class, "by", by);
        check(What.class, "what", what);
    }

    static HistoryFilter of(Visit visit) {
        return new HistoryFilter(visit.query("facet"), visit.query("by"), visit.query("what"), visit.query("turn"));
    }

    public boolean isAll() {
        return facet.isEmpty() && by.isEmpty() && what.isEmpty() && turn.isEmpty();
    }

    boolean shows(Adaptation adaptation) {
        Facet of = adaptation.facet();
        return (facet.isEmpty() || (of != null && of.label().equals(facet)))
                && (by.isEmpty() || adaptation.by().label().equals(by))
                && (what.isEmpty() || adaptation.what().label().equals(what))
                && (turn.isEmpty()
                        || adaptation.evidence().stream()
                                .anyMatch(evidence -> evidence.turn().equals(turn)));
    }

    String on(String address) {
        String next = add(add(address, "facet", facet), "by", by);
        return add(add(next, "what", what), "turn", turn);
    }

    public List<Choice> facets() {
        return FACETS;
    }

    public List<Choice> authors() {
        return AUTHORS;
    }

    public List<Choice> whats() {
        return WHATS;
    }

    private static String add(String address, String name, String value) {
        return value.isEmpty() ? address : Links.with(address, name, value);
    }

    private static <E extends Enum<E> & Labelled> void check(Class<E> type, String field, String label) {
        if (!label.isEmpty()) {
            Labelled.parse(type, field, label);
        }
    }
}
