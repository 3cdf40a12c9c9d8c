package dev.attune.console.people;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an adaptation changed.
 *
 * @param before absent when there was nothing
 * @param after absent when there is nothing now
 */
public record Difference(
        String name, @Nullable LongText before, @Nullable LongText after) {

    private static final String TEXT = "memory";
    private static final Controls DEFAULTS = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    /** The memory's text itself, which needs no name beside it. */
    public boolean isText() {
        return name.equals(TEXT);
    }

    static List<Difference> of(Adaptation adaptation) {
        State before = adaptation.before();
        State after = adaptation.after();
        List<Difference> all = new ArrayList<>();
        if (after instanceof Controls now) {
            controls(before instanceof Controls then ? then : DEFAULTS, now, all);
        } else if (before instanceof Controls then) {
            controls(then, DEFAULTS, all);
        } else if (before instanceof Trait || after instanceof Trait) {
            TraitWords.of(before instanceof Trait then ? then : null, after instanceof Trait now ? now : null)
                    .forEach((name, change) -> add(all, name, change.before(), change.after()));
        } else {
            memories(before instanceof Memory then ? then : null, after instanceof Memory now ? now : null, all);
        }
        return all;
    }

    private static void memories(@Nullable Memory then, @Nullable Memory now, List<Difference> all) {
        if (then == null || now == null) {
            add(all, TEXT, then == null ? null : then.text(), now == null ? null : now.text());
            return;
        }
        add(all, TEXT, then.text(), now.text());
        add(all, "status", then.status().label(), now.status().label());
        add(all, "facet", then.facet().label(), now.facet().label());
        add(all, "kind", then.kind().label(), now.kind().label());
        add(all, "confidence", Words.percent(then.confidence()), Words.percent(now.confidence()));
        add(all, "importance", Words.percent(then.importance()), Words.percent(now.importance()));
        add(all, "holds until", day(then.validUntil()), day(now.validUntil()));
        if (all.isEmpty()) {
            add(all, "quotes", quotes(then), quotes(now));
        }
    }

    private static void controls(Controls then, Controls now, List<Difference> all) {
        add(
                all,
                "personalization",
                then.personalization().label(),
                now.personalization().label());
        add(all, "intensity", then.intensity().label(), now.intensity().label());
        for (Facet facet : Facet.values()) {
            FacetSwitch before = then.facets().getOrDefault(facet, FacetSwitch.BOTH);
            FacetSwitch after = now.facets().getOrDefault(facet, FacetSwitch.BOTH);
            add(all, "learn " + facet.label(), onOff(before.learn()), onOff(after.learn()));
            add(all, "apply " + facet.label(), onOff(before.apply()), onOff(after.apply()));
        }
        for (SensitiveClass sensitive : SensitiveClass.values()) {
            add(all, sensitive.label(), policy(then, sensitive), policy(now, sensitive));
        }
    }

    private static void add(List<Difference> all, String name, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            all.add(new Difference(
                    name, before == null ? null : LongText.of(before), after == null ? null : LongText.of(after)));
        }
    }

    private static String quotes(Memory memory) {
        return Integer.toString(memory.evidence().size());
    }

    private static @Nullable String day(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private static @Nullable String policy(Controls controls, SensitiveClass sensitive) {
        var policy = controls.sensitive().get(sensitive);
        return policy == null ? null : policy.label();
    }
}
