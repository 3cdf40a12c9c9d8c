package dev.attune.console;

import dev.attune.profile.Outcomes;
import dev.attune.profile.model.Feedback;
import dev.attune.profile.model.Measured;
import dev.attune.profile.model.Uplift;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The same figures for everybody, but for tenants of whom there is nobody. */
final class FakeOutcomes implements Outcomes {

    private final FakeStore store;

    FakeOutcomes(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Feedback> rate(String tenant, String trace, double rating, @Nullable String comment) {
        throw new UnsupportedOperationException("the console rates nothing");
    }

    @Override
    public CompletionStage<Uplift> uplift(String tenant) {
        return store.later(() -> {
            boolean known = store.profiles.keySet().stream()
                    .anyMatch(person -> person.tenant().equals(tenant));
            return known
                    ? new Uplift(
                            0.1,
                            new Uplift.Group(12, 340),
                            new Uplift.Group(108, 3_100),
                            0.21,
                            new Uplift.Interval(0.05, 0.37, 0.95),
                            Map.of(
                                    Measured.RATING,
                                    new Uplift.Comparison(
                                            new Uplift.Mean(9, 0.3),
                                            new Uplift.Mean(80, 0.51),
                                            0.21,
                                            new Uplift.Interval(0.05, 0.37, 0.95)),
                                    Measured.LEAVING,
                                    new Uplift.Comparison(
                                            new Uplift.Mean(12, 0.08),
                                            new Uplift.Mean(108, 0.07),
                                            -0.01,
                                            new Uplift.Interval(-0.04, 0.02, 0.95))))
                    : new Uplift(0, new Uplift.Group(0, 0), new Uplift.Group(0, 0), null, null, Map.of());
        });
    }
}
