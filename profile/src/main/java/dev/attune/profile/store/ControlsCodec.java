package dev.attune.profile.store;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** A person's switches: every one is written, so that a changed default never changes what a person chose. */
final class ControlsCodec {

    private static final int LEARN = 1;
    private static final int APPLY = 2;

    private ControlsCodec() {}

    static void write(CompactWriter writer, Controls controls) throws IOException {
        StringBuilder facets = new StringBuilder();
        controls.facets()
                .forEach((facet, choice) -> facets.append(Code.FACET.of(facet))
                        .append((choice.learn() ? LEARN : 0) + (choice.apply() ? APPLY : 0)));
        StringBuilder sensitive = new StringBuilder();
        controls.sensitive()
                .forEach((kind, policy) ->
                        sensitive.append(Code.SENSITIVE.of(kind)).append(Code.POLICY.of(policy)));
        writer.text("" + Code.PERSONALIZATION.of(controls.personalization()) + Code.INTENSITY.of(controls.intensity()));
        writer.text(facets.toString());
        writer.text(sensitive.toString());
    }

    static Controls read(CompactReader reader) throws IOException {
        String main = reader.text();
        String facetText = reader.text();
        Map<Facet, FacetSwitch> facets = new EnumMap<>(Facet.class);
        for (int place = 0; place < facetText.length(); place += 2) {
            int bits = Character.digit(facetText.charAt(place + 1), 10);
            facets.put(Code.FACET.at(facetText, place), new FacetSwitch((bits & LEARN) != 0, (bits & APPLY) != 0));
        }
        String sensitiveText = reader.text();
        Map<SensitiveClass, SensitivePolicy> sensitive = new EnumMap<>(SensitiveClass.class);
        for (int place = 0; place < sensitiveText.length(); place += 2) {
            sensitive.put(Code.SENSITIVE.at(sensitiveText, place), Code.POLICY.at(sensitiveText, place + 1));
        }
        return new Controls(Code.PERSONALIZATION.at(main, 0), facets, Code.INTENSITY.at(main, 1), sensitive);
    }
}
