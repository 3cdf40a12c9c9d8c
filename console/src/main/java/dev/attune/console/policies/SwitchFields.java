package dev.attune.console.policies;

import dev.attune.console.people.Choice;
import dev.attune.console.people.Words;
import dev.attune.profile.ControlsPatch;
import dev.attune.profile.SwitchesText;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Switches as the fields of a form, each of which may be left to what is below. */
final class SwitchFields {

    private static final String PERSONALIZATION = "personalization";
    private static final String INTENSITY = "intensity";
    private static final String LEARN = "learn-";
    private static final String APPLY = "apply-";
    private static final String SENSITIVE = "sensitive-";
    private static final String ON = "true";

    private SwitchFields() {}

    /**
     * The fields of a text.
     *
     * @param below what holds where nothing is chosen
     * @param belowName what that is called
     */
    static List<Field> of(String text, Controls below, String belowName) {
        ControlsPatch patch = SwitchesText.parse(text);
        List<Field> all = new ArrayList<>();
        all.add(field(PERSONALIZATION, "Personalization", patch.personalization(), below.personalization(), belowName)
                .of(
                        Personalization.class,
                        Labelled::label,
                        "Off is opt-in: not a byte is kept of anybody until they say so."));
        all.add(field(INTENSITY, "Intensity", patch.intensity(), below.intensity(), belowName)
                .of(Intensity.class, Labelled::label, "How much of what is known may be used."));
        for (Facet facet : Facet.values()) {
            ControlsPatch.SwitchPatch of = patch.facets().get(facet);
            FacetSwitch otherwise = below.facets().getOrDefault(facet, FacetSwitch.BOTH);
            String name = Words.capital(facet.label());
            all.add(flag(
                    LEARN + facet.label(),
                    name + ": learn",
                    of == null ? null : of.learn(),
                    otherwise.learn(),
                    belowName));
            all.add(flag(
                    APPLY + facet.label(),
                    name + ": apply",
                    of == null ? null : of.apply(),
                    otherwise.apply(),
                    belowName));
        }
        for (SensitiveClass one : SensitiveClass.values()) {
            all.add(field(
                            SENSITIVE + one.label(),
                            Words.capital(one.label()) + ": keep",
                            patch.sensitive().get(one),
                            below.sensitive().getOrDefault(one, SensitivePolicy.STATED),
                            belowName)
                    .of(SensitivePolicy.class, SwitchFields::brief, ""));
        }
        return all;
    }

    /** The text that the fields of a form say; an {@link InvalidInput} names the field at fault. */
    static String text(Function<String, String> form) {
        Map<Facet, ControlsPatch.SwitchPatch> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Boolean learn = flag(form, LEARN + facet.label());
            Boolean apply = flag(form, APPLY + facet.label());
            if (learn != null || apply != null) {
                facets.put(facet, new ControlsPatch.SwitchPatch(learn, apply));
            }
        }
        Map<SensitiveClass, SensitivePolicy> sensitive = new EnumMap<>(SensitiveClass.class);
        for (SensitiveClass one : SensitiveClass.values()) {
            SensitivePolicy chosen = choice(SensitivePolicy.class, form, SENSITIVE + one.label());
            if (chosen != null) {
                sensitive.put(one, chosen);
            }
        }
        return SwitchesText.of(new ControlsPatch(
                choice(Personalization.class, form, PERSONALIZATION),
                facets,
                choice(Intensity.class, form, INTENSITY),
                sensitive));
    }

    static String said(SensitivePolicy policy) {
        return switch (policy) {
            case NEVER -> "never kept";
            case STATED -> "kept when they say so, never inferred";
            case ASK -> "kept once they confirm it";
        };
    }

    private static String brief(SensitivePolicy policy) {
        return switch (policy) {
            case NEVER -> "never";
            case STATED -> "if they say so";
            case ASK -> "if confirmed";
        };
    }

    private static <E extends Enum<E> & Labelled> @Nullable E choice(
            Class<E> type, Function<String, String> form, String name) {
        String chosen = form.apply(name);
        return chosen.isEmpty() ? null : Labelled.parse(type, name, chosen);
    }

    private static @Nullable Boolean flag(Function<String, String> form, String name) {
        String chosen = form.apply(name);
        if (!chosen.isEmpty() && !chosen.equals(ON) && !chosen.equals("false")) {
            throw new InvalidInput(name, "must be true or false");
        }
        return chosen.isEmpty() ? null : chosen.equals(ON);
    }

    private static Field flag(String name, String label, @Nullable Boolean chosen, boolean below, String belowName) {
        return new Field(
                name,
                label,
                chosen == null ? "" : chosen.toString(),
                List.of(
                        new Choice("", belowName + ": " + (below ? "on" : "off")),
                        new Choice(ON, "on"),
                        new Choice("false", "off")),
                "");
    }

    private static <E extends Enum<E> & Labelled> Choosing<E> field(
            String name, String label, @Nullable E chosen, E below, String belowName) {
        return new Choosing<>(name, label, chosen, below, belowName);
    }

    /** A field that is not whole yet. */
    private record Choosing<E extends Enum<E> & Labelled>(
            String name, String label, @Nullable E chosen, E below, String belowName) {

        Field of(Class<E> type, Function<E, String> said, String hint) {
            List<Choice> options = new ArrayList<>();
            options.add(new Choice("", belowName + ": " + said.apply(below)));
            Arrays.stream(type.getEnumConstants())
                    .forEach(one -> options.add(new Choice(one.label(), said.apply(one))));
            return new Field(name, label, chosen == null ? "" : chosen.label(), options, hint);
        }
    }
}
