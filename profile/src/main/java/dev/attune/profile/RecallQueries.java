package dev.attune.profile;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Controls;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.recall.RecallQuery;
import java.time.Instant;
import java.util.Set;

/** Asks a person's memories, within what the person allows. */
final class RecallQueries {

    private static final int MOST_MEMORIES = 6;
    private static final int MOST_TOKENS = 300;
    private static final int USUAL_FOUND = 10;

    private RecallQueries() {}

    /** For a request: what stands is told anyway. */
    static RecallQuery of(Asking asking, Controls controls, Known known, Policies policies) {
        return new RecallQuery(
                asking.message(),
                asking.at(),
                MOST_MEMORIES,
                MOST_TOKENS,
                memory -> policies.withholds(memory, controls, asking.at()),
                Set.of(),
                known.standing().ids());
    }

    /** For a search by hand, over everything. */
    static RecallQuery of(Search.Query query, Instant now, Controls controls, Policies policies) {
        Instant at = query.at() == null ? now : query.at();
        return new RecallQuery(
                        query.text(),
                        at,
                        query.limit() == null ? USUAL_FOUND : query.limit(),
                        query.tokens() == null ? Integer.MAX_VALUE : query.tokens(),
                        memory -> policies.withholds(memory, controls, at),
                        Set.of(),
                        Set.of())
                .asSearch();
    }
}
