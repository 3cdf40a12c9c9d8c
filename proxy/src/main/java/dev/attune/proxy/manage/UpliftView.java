package dev.attune.proxy.manage;

import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Measured;
import dev.attune.profile.model.Uplift;
import dev.attune.profile.model.Uplift.Comparison;
import dev.attune.profile.model.Uplift.Group;
import dev.attune.profile.model.Uplift.Interval;
import dev.attune.profile.model.Uplift.Mean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The effect of personalization as the API shows it: what is not known yet is null. */
record UpliftView(
        double share,
        Map<String, Object> holdout,
        Map<String, Object> personalized,
        @Nullable Double difference,
        @Nullable Interval interval,
        Map<String, Comparison> outcomes) {

    static UpliftView of(Uplift uplift) {
        Map<String, Comparison> outcomes = new LinkedHashMap<>();
        for (Measured measured : Measured.values()) {
            Comparison comparison = uplift.outcomes().get(measured);
            if (comparison != null) {
                outcomes.put(label(measured), comparison);
            }
        }
        return new UpliftView(
                uplift.share(),
                group(uplift.holdout(), outcomes, Comparison::holdout),
                group(uplift.personalized(), outcomes, Comparison::personalized),
                uplift.difference(),
                uplift.interval(),
                outcomes);
    }

    private static Map<String, Object> group(
            Group group, Map<String, Comparison> outcomes, Function<Comparison, Mean> side) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("persons", group.persons());
        view.put("requests", group.requests());
        outcomes.forEach(
                (name, comparison) -> view.put(name, side.apply(comparison).mean()));
        return view;
    }

    private static String label(Labelled labelled) {
        return labelled.label();
    }
}
