package dev.attune.profile;

import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Ranked;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What follows from what is known of a person: their interests and expertise, what suits them, when to reach them. */
public interface Insights {

    /** What a profile shows at a moment. Takes up to some milliseconds, so never on an event loop; asks no store. */
    Insight of(Profile profile, Instant moment);

    /** How diverse somebody's interests are, and how that came about. Fails as not found for somebody unknown. */
    CompletionStage<Diversity> diversity(Person person);

    /**
     * A list in the order that suits somebody; in the caller's for somebody unknown, and where recommendations are switched off.
     *
     * @param items at most {@value #MOST_ITEMS}, with ids of their own
     * @param explore the share of places for what is outside their interests, 0 to 1; absent: as configured
     */
    CompletionStage<List<Ranked>> rank(Person person, List<Ranked.Item> items, @Nullable Double explore);

    int MOST_ITEMS = 200;

    /** When and how to reach somebody. Fails as not found for somebody unknown. */
    CompletionStage<Engagement> engagement(Person person);
}
