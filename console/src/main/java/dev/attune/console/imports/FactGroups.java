package dev.attune.console.imports;

import dev.attune.profile.foreign.FactSink;
import dev.attune.profile.foreign.Problem;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of a file by person, in the order in which the file names these. For one thread. */
final class FactGroups implements FactSink {

    static final int MOST = 100_000;
    /** All of a person's are one step, which must not hold up what else goes on. */
    static final int MOST_EACH = 2_000;

    private final Map<Person, List<Fact>> byPerson = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private final Order order;
    private final Tally tally;
    private int count;
    private int undated;

    FactGroups(Order order, Tally tally) {
        this.order = order;
        this.tally = tally;
    }

    @Override
    public void fact(int item, @Nullable String person, Fact fact) {
        if (person != null) {
            named.add(person);
        } else if (order.person() == null) {
            tally.wrong(new Problem(item, "It names no person, and none was given for the file."));
            return;
        }
        count++;
        if (count > MOST) {
            // Counted on, so that it can be said by how much it is too much.
            return;
        }
        byPerson.computeIfAbsent(order.personOf(person), absent -> new ArrayList<>())
                .add(fact);
        tally.at(fact.at());
        undated += fact.at() == null ? 1 : 0;
    }

    @Override
    public void wrong(Problem problem) {
        tally.wrong(problem);
    }

    Map<Person, List<Fact>> byPerson() {
        return byPerson;
    }

    /** What can be said once all of the file is read. */
    void finish() {
        if (count > MOST) {
            tally.unreadable(new Problem(
                    0, "It holds " + count + " facts, and a file may hold " + MOST + ". Send it in several parts."));
        }
        if (order.person() != null && named.size() > 1) {
            tally.unreadable(new Problem(
                    0,
                    "It names " + named.size() + " persons, and only a file about one can go into one. Send it without"
                            + " naming a person, and each fact goes to whom the file names."));
        }
        if (order.person() != null
                && named.size() == 1
                && !named.contains(order.person().id())) {
            tally.note("The file names another person; all of it goes into the one whom you named.");
        }
        if (undated > 0) {
            tally.note(undated + (undated == 1 ? " fact has" : " facts have") + " no date, and will count as of now.");
        }
        boolean tooMany = byPerson.values().stream().anyMatch(facts -> facts.size() > MOST_EACH);
        if (tooMany) {
            tally.unreadable(new Problem(
                    0,
                    "It holds more than " + MOST_EACH
                            + " facts of one person, which are taken in as one step. Send it in" + " several parts."));
        }
    }

    ImportJob.Amount amount() {
        int facts = byPerson.values().stream().mapToInt(List::size).sum();
        return new ImportJob.Amount(byPerson.size(), facts, 0);
    }
}
