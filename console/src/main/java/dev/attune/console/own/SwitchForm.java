package dev.attune.console.own;

import dev.attune.console.page.Visit;
import dev.attune.profile.ControlsPatch;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.util.EnumMap;
import java.util.Map;

/** Reads the form of all switches. What is ticked is on, and what is not is off: a browser does not send the latter. */
final class SwitchForm {

    private SwitchForm() {}

    static ControlsPatch of(Visit visit) {
        Map<Facet, ControlsPatch.SwitchPatch> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            facets.put(
                    facet,
                    new ControlsPatch.SwitchPatch(
                            isTicked(visit, "learn-" + facet.label()), isTicked(visit, "apply-" + facet.label())));
        }
        Map<SensitiveClass, SensitivePolicy> sensitive = new EnumMap<>(SensitiveClass.class);
        for (SensitiveClass one : SensitiveClass.values()) {
            String chosen = visit.field("sensitive-" + one.label());
            if (!chosen.isEmpty()) {
                sensitive.put(one, Labelled.parse(SensitivePolicy.class, "sensitive", chosen));
            }
        }
        return new ControlsPatch(
                isTicked(visit, "personalization") ? Personalization.ON : Personalization.OFF,
                facets,
                Labelled.parse(Intensity.class, "intensity", visit.field("intensity")),
                sensitive);
    }

    private static boolean isTicked(Visit visit, String name) {
        return !visit.field(name).isEmpty();
    }
}
