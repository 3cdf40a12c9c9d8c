package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which people to list, and in what order.
 *
 * @param query a part of their id
 * @param show label of what they must be; empty for anything
 * @param sort label of the order; empty for whoever changed last first
 */
public record PeopleFilter(String tenant, String query, String show, String sort) {

    private static final String OFF = "off";
    private static final String WAITING = "waiting";
    private static final String BY_ID = "id";
    private static final String BY_MEMORIES = "memories";
    private static final List<Choice> SHOWS = shows();
    private static final List<Choice> SORTS =
            List.of(new Choice("", "Last change"), new Choice(BY_ID, "Id"), new Choice(BY_MEMORIES, "Most memories"));

    public PeopleFilter {
        Person.checkTenant(tenant);
        check("show", show, SHOWS);
        check("sort", sort, SORTS);
    }

    public boolean isSorted() {
        return !sort.isEmpty();
    }

    public boolean isPlain() {
        return show.isEmpty() && sort.isEmpty();
    }

    boolean shows(PersonRow row) {
        return switch (show) {
            case "" -> true;
            case OFF -> !row.on();
            case WAITING -> row.waiting() > 0;
            default -> row.stage().label().equals(show);
        };
    }

    Comparator<PersonRow> order() {
        Comparator<PersonRow> byId = Comparator.comparing(row -> row.person().id());
        return sort.equals(BY_ID)
                ? byId
                : Comparator.comparingInt(PersonRow::memories).reversed().thenComparing(byId);
    }

    /** The address of the list's beginning. */
    String address() {
        String address = Links.PEOPLE;
        address = query.isEmpty() ? address : Links.with(address, "query", query);
        address = tenant.equals(Person.DEFAULT_TENANT) ? address : Links.with(address, "tenant", tenant);
        address = show.isEmpty() ? address : Links.with(address, "show", show);
        return sort.isEmpty() ? address : Links.with(address, "sort", sort);
    }

    public List<Choice> showChoices() {
        return SHOWS;
    }

    public List<Choice> sortChoices() {
        return SORTS;
    }

    private static List<Choice> shows() {
        List<Choice> all = new ArrayList<>(Choice.allOf(Stage.class, "Everybody"));
        all.add(new Choice(OFF, "Switched off"));
        all.add(new Choice(WAITING, "Something waits for a word"));
        return List.copyOf(all);
    }

    private static void check(String field, String label, List<Choice> choices) {
        if (choices.stream().noneMatch(choice -> choice.value().equals(label))) {
            throw new InvalidInput(field, "must be one of the choices on the page");
        }
    }
}
