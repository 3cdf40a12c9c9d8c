package dev.attune.profile.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something a person said, as it was understood and admitted.
 *
 * @param place counts the sayings of one turn from 0
 */
public record Saying(Finding finding, int place) implements Entry {

    /** The findings with their places in their turns. */
    public static List<Saying> of(List<Finding> findings) {
        Map<String, Integer> places = new HashMap<>();
        List<Saying> sayings = new ArrayList<>();
        for (Finding finding : findings) {
            int place = places.merge(finding.evidence().turn(), 1, Integer::sum) - 1;
            sayings.add(new Saying(finding, place));
        }
        return sayings;
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
