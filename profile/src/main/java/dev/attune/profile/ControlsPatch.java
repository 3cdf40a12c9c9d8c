package dev.attune.profile;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Switches to change; what is absent stays as it is. */
public record ControlsPatch(
        @Nullable Personalization personalization,
        Map<Facet, SwitchPatch> facets,
        @Nullable Intensity intensity,
        Map<SensitiveClass, SensitivePolicy> sensitive) {

    /** Leaves everything as it is. */
    public static final ControlsPatch NONE = new ControlsPatch(null, Map.of(), null, Map.of());

    public ControlsPatch {
        facets = Map.copyOf(facets);
        sensitive = Map.copyOf(sensitive);
    }

    public static ControlsPatch of(Personalization personalization) {
        return new ControlsPatch(personalization, Map.of(), null, Map.of());
    }

    public Controls applyTo(Controls controls) {
        Map<Facet, FacetSwitch> nextFacets = new EnumMap<>(controls.facets());
        facets.forEach((facet, patch) ->
                nextFacets.compute(facet, (same, now) -> patch.applyTo(now == null ? FacetSwitch.BOTH : now)));
        Map<SensitiveClass, SensitivePolicy> nextSensitive = new EnumMap<>(controls.sensitive());
        nextSensitive.putAll(sensitive);
        return new Controls(
                personalization == null ? controls.personalization() : personalization,
                nextFacets,
                intensity == null ? controls.intensity() : intensity,
                nextSensitive);
    }

    /** Switches of one facet to change. */
    public record SwitchPatch(
            @Nullable Boolean learn, @Nullable Boolean apply) {

        FacetSwitch applyTo(FacetSwitch now) {
            return new FacetSwitch(learn == null ? now.learn() : learn, apply == null ? now.apply() : apply);
        }
    }
}
