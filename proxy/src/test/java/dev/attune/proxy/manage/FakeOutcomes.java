package dev.attune.proxy.manage;

import dev.attune.profile.Outcomes;
import dev.attune.profile.model.Feedback;
import dev.attune.profile.model.Measured;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Uplift;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Feedback goes to the trace; the figures are always the same. */
record FakeOutcomes(FakeProfiles profiles) implements Outcomes {

    static final Uplift UPLIFT = new Uplift(
            0.1,
            new Uplift.Group(2, 20),
            new Uplift.Group(3, 30),
            0.5,
            new Uplift.Interval(0.25, 0.75, 0.95),
            Map.of(
                    Measured.RATING,
                    new Uplift.Comparison(
                            new Uplift.Mean(2, 0.0),
                            new Uplift.Mean(3, 0.5),
                            0.5,
                            new Uplift.Interval(0.25, 0.75, 0.95)),
                    Measured.LEAVING,
                    new Uplift.Comparison(new Uplift.Mean(0, null), new Uplift.Mean(3, 0.25), null, null)));

    @Override
    public CompletionStage<Feedback> rate(String tenant, String trace, double rating, @Nullable String comment) {
        return profiles.traces().find(tenant, trace).thenApply(found -> {
            Feedback feedback = new Feedback(rating, comment, Instant.EPOCH);
            Trace rated = found.with(feedback);
            profiles.traces.put(trace, rated);
            return feedback;
        });
    }

    @Override
    public CompletionStage<Uplift> uplift(String tenant) {
        return profiles.stage(() -> UPLIFT);
    }
}
