package dev.attune.profile;

import dev.attune.profile.compose.Composer;
import dev.attune.profile.compose.Conversation;
import dev.attune.profile.compose.RecallBudget;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Profile;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.recall.RecallQuery;
import java.time.Instant;
import java.util.Set;

/** Asks a person's memories, within what the person allows. */
final class RecallQueries {

    private static final int USUAL_FOUND = 10;

    private final Composer composer;
    private final Policies policies;

    RecallQueries(Rooms rooms) {
        this.composer = rooms.composer();
        this.policies = rooms.policies();
    }

    /** For a request: what stands is told anyway, and what was said is not said again. */
    RecallQuery of(Asking asking, Profile profile, Conversation conversation) {
        Controls controls = profile.controls();
        RecallBudget budget = composer.budget(profile);
        return new RecallQuery(
                asking.message(),
                asking.at(),
                budget.memories(),
                budget.tokens(),
                memory -> policies.withholds(memory, controls, asking.at(), asking.message()),
                conversation.said(),
                conversation.standingIds());
    }

    /** For a search by hand, over everything. */
    RecallQuery of(Search.Query query, Instant now, Controls controls) {
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
