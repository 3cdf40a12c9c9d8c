package dev.attune.profile;

import dev.attune.profile.model.Arm;
import dev.attune.profile.model.Feedback;
import dev.attune.profile.model.Holdout;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Measured;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Uplift;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.RedisStore;
import dev.attune.profile.store.UseStore;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the store knows of outcomes. */
final class StoredOutcomes implements Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(StoredOutcomes.class);

    private final RedisStore store;
    private final Traces traces;
    private final Policies policies;
    private final Holdout holdout;
    private final boolean learns;
    private final InstantSource clock;

    /** @param learns whether anything is learned from anybody */
    StoredOutcomes(Rooms rooms, Traces traces, Holdout holdout, boolean learns) {
        this.store = rooms.store();
        this.traces = traces;
        this.policies = rooms.policies();
        this.holdout = holdout;
        this.learns = learns;
        this.clock = rooms.clock();
    }

    @Override
    public CompletionStage<Feedback> rate(String tenant, String trace, double rating, @Nullable String comment) {
        return Stages.attempt(() -> {
            Feedback feedback = new Feedback(rating, clean(comment), clock.instant());
            return traces.find(tenant, trace).thenCompose(found -> rate(found, feedback));
        });
    }

    private CompletionStage<Feedback> rate(Trace trace, Feedback feedback) {
        Person person = trace.person();
        return store.profiles().load(person).thenCompose(profile -> {
            if (!profile.controls().isOn()) {
                return off();
            }
            return store.feedback()
                    .rate(person, trace.id(), feedback, arm(trace))
                    .thenCompose(kept -> kept ? learned(trace, feedback).thenApply(offered -> feedback) : off());
        });
    }

    /** The rating is kept, whatever becomes of this. */
    private CompletionStage<Void> learned(Trace trace, Feedback feedback) {
        if (!learns || Reactions.isHeld(trace) || holdout.arm(trace.person()) == Arm.HOLDOUT) {
            return CompletableFuture.completedStage(null);
        }
        return store.queue()
                .offer(Reactions.rating(trace, feedback), feedback.at())
                .<Void>thenApply(offered -> null)
                .exceptionally(failure -> {
                    LOG.atWarn()
                            .addKeyValue("request", trace.id())
                            .log(
                                    "a rating was not queued: {}",
                                    Stages.cause(failure).getClass().getName());
                    return null;
                });
    }

    private static CompletionStage<Feedback> off() {
        return Stages.conflict("personalization is off for this person, so nothing is kept of them");
    }

    /** The arm that the answer belongs to; none where the person has changed arms since. */
    private @Nullable Arm arm(Trace trace) {
        Arm then = Reactions.isHeld(trace) ? Arm.HOLDOUT : Arm.PERSONALIZED;
        return holdout.arm(trace.person()) == then ? then : null;
    }

    private @Nullable String clean(@Nullable String comment) {
        if (comment == null || comment.isBlank()) {
            return null;
        }
        InvalidInput.text("comment", comment, Feedback.MOST_COMMENT_CHARACTERS);
        return policies.redact(comment, Feedback.MOST_COMMENT_CHARACTERS);
    }

    @Override
    public CompletionStage<Uplift> uplift(String tenant) {
        return Stages.attempt(() -> store.use().totals(Person.checkTenant(tenant)))
                .thenApply(this::uplift);
    }

    private Uplift uplift(UseStore.Totals totals) {
        Map<Measured, Uplift.Comparison> outcomes = new EnumMap<>(Measured.class);
        for (Measured measured : Measured.values()) {
            outcomes.put(
                    measured,
                    Welch.compare(sample(totals, Arm.HOLDOUT, measured), sample(totals, Arm.PERSONALIZED, measured)));
        }
        Uplift.Comparison rating = Welch.compare(
                sample(totals, Arm.HOLDOUT, Measured.RATING), sample(totals, Arm.PERSONALIZED, Measured.RATING));
        return new Uplift(
                holdout.share(),
                group(totals, Arm.HOLDOUT),
                group(totals, Arm.PERSONALIZED),
                rating.difference(),
                rating.interval(),
                outcomes);
    }

    private static Uplift.Group group(UseStore.Totals totals, Arm arm) {
        return new Uplift.Group(totals.persons(arm), totals.requests(arm));
    }

    private static Welch.Sample sample(UseStore.Totals totals, Arm arm, Measured measured) {
        return new Welch.Sample(totals.count(arm, measured), totals.sum(arm, measured), totals.squares(arm, measured));
    }
}
