package dev.attune.profile.learn;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something a person said, as it was understood and admitted.
 *
 * @param rank of its turn among those of the person's that were told in one go, from 0
 * @param place counts the sayings of one turn from 0
 */
public record Saying(Finding finding, int rank, int place) implements Entry {

    /** The findings of turns that were told one by one, with their places in their turns. */
    public static List<Saying> of(List<Finding> findings) {
        return of(findings, Map.of());
    }

    /**
     * The findings with their places in their turns.
     *
     * @param ranks of turns; one that is missing is the first
     */
    public static List<Saying> of(List<Finding> findings, Map<String, Integer> ranks) {
        Map<String, Integer> places = new HashMap<>();
        List<Saying> sayings = new ArrayList<>();
        for (Finding finding : findings) {
            String turn = finding.evidence().turn();
            int place = places.merge(turn, 1, Integer::sum) - 1;
            sayings.add(new Saying(finding, ranks.getOrDefault(turn, 0), place));
        }
        return sayings;
    }

    /** How many turns of the person's come ahead of each in an exchange. */
    public static Map<String, Integer> ranks(Exchange exchange) {
        Map<String, Integer> ranks = new HashMap<>();
        for (Turn turn : exchange.turns()) {
            if (turn.role() == Role.USER) {
                ranks.putIfAbsent(turn.id(), ranks.size());
            }
        }
        return ranks;
    }

    /** Id of the memory that it becomes when nothing like it is known. */
    String id() {
        return MemoryIds.of(finding.evidence().turn(), finding.text());
    }

    @Override
    public Instant at() {
        return finding.evidence().at();
    }

    @Override
    public String name() {
        return finding.evidence().turn();
    }

    @Override
    public String detail() {
        return finding.act() + finding.text();
    }
}
