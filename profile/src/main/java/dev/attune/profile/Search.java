package dev.attune.profile;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Recalled;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What would be brought up, without an answer being asked for. */
public interface Search {

    /** The memories that matter for a query. Fails as not found for somebody unknown. */
    CompletionStage<Recalled> recall(Person person, Query query);

    /** What {@link Profiles#prepare} would do, whatever the deadline and the group; leaves nothing behind. */
    CompletionStage<Prepared> preview(Asking asking);

    /**
     * A question to a person's memories.
     *
     * @param limit most items to bring up; absent: 10
     * @param tokens most tokens that the items may take together; absent: any number
     * @param at the moment it is asked at; absent: now
     */
    record Query(
            String text,
            @Nullable Integer limit,
            @Nullable Integer tokens,
            @Nullable Instant at) {}
}
