package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What a person allows. Enforced where things are learned and again where they are applied. */
public record Controls(
        Personalization personalization,
        Map<Facet, FacetSwitch> facets,
        Intensity intensity,
        Map<SensitiveClass, SensitivePolicy> sensitive)
        implements State {

    public static final String KEY = "controls";

    public Controls {
        facets = complete(Facet.class, facets, FacetSwitch.BOTH);
        sensitive = complete(SensitiveClass.class, sensitive, SensitivePolicy.STATED);
    }

    @Override
    @JsonIgnore
    public String key() {
        return KEY;
    }

    @JsonIgnore
    public boolean isOn() {
        return personalization == Personalization.ON;
    }

    public boolean learns(Facet facet) {
        return isOn() && switchOf(facet).learn();
    }

    public boolean applies(Facet facet) {
        return isOn() && switchOf(facet).apply();
    }

    private FacetSwitch switchOf(Facet facet) {
        return facets.getOrDefault(facet, FacetSwitch.BOTH);
    }

    private static <K extends Enum<K>, V> Map<K, V> complete(Class<K> type, Map<K, V> given, V missing) {
        Map<K, V> all = new EnumMap<>(type);
        for (K key : type.getEnumConstants()) {
            all.put(key, given.getOrDefault(key, missing));
        }
        return Collections.unmodifiableMap(all);
    }
}
