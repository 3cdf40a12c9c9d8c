package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.PeopleQuery.Group;
import dev.attune.profile.model.PeopleQuery.Order;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Which people to list, and in what order.
 *
 * @param part of their id
 * @param show label of what they must be; empty for anything
 * @param sort label of the order; empty for whoever changed last first
 */
public record PeopleFilter(String tenant, String part, String show, String sort) {

    private static final List<Choice> SHOWS = shows();
    private static final List<Choice> SORTS = List.of(
            new Choice("", "Last change"),
            new Choice(Order.ID.label(), "Id"),
            new Choice(Order.MEMORIES.label(), "Most memories"));

    public PeopleFilter {
        Person.checkTenant(tenant);
        check("show", show, SHOWS);
        check("sort", sort, SORTS);
    }

    PeopleQuery query() {
        return new PeopleQuery(
                tenant,
                part,
                Labelled.find(Group.class, show).orElse(Group.EVERYBODY),
                Labelled.find(Order.class, sort).orElse(Order.CHANGE));
    }

    /** The address of the list's beginning. */
    String address() {
        String address = Links.PEOPLE;
        address = part.isEmpty() ? address : Links.with(address, "query", part);
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
        all.add(new Choice(Group.OFF.label(), "Switched off"));
        all.add(new Choice(Group.WAITING.label(), "Something waits for a word"));
        return List.copyOf(all);
    }

    private static void check(String field, String label, List<Choice> choices) {
        if (choices.stream().noneMatch(choice -> choice.value().equals(label))) {
            throw new InvalidInput(field, "must be one of the choices on the page");
        }
    }
}
