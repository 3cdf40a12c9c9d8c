package dev.attune.console.policies;

import dev.attune.console.people.Words;
import dev.attune.profile.Rules;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * What the rules are, in words.
 *
 * @param tenants that have defaults of their own
 * @param ofItsOwn whether this one has
 */
public record PoliciesView(
        String tenant,
        boolean ofItsOwn,
        SortedSet<String> tenants,
        List<Line> switches,
        List<Line> sensitive,
        List<Line> keeping,
        List<Rules.Prompt> prompts) {

    /** One rule, what it is set to, and the setting that says so. */
    public record Line(String name, String value, String where) {}

    static PoliciesView of(Rules rules, String tenant) {
        Controls defaults = rules.defaults(tenant);
        return new PoliciesView(
                tenant,
                rules.tenants().contains(tenant),
                rules.tenants(),
                switches(defaults),
                sensitive(defaults),
                keeping(rules.keeping()),
                rules.prompts());
    }

    private static List<Line> switches(Controls defaults) {
        List<Line> all = new ArrayList<>();
        all.add(new Line("Personalization", defaults.personalization().label(), "personalization"));
        all.add(new Line("Intensity", defaults.intensity().label(), "intensity"));
        for (Facet facet : Facet.values()) {
            FacetSwitch of = defaults.facets().getOrDefault(facet, FacetSwitch.BOTH);
            all.add(new Line(
                    Words.capital(facet.label()),
                    (of.learn() ? "learned" : "not learned") + ", " + (of.apply() ? "applied" : "not applied"),
                    "facets." + facet.label()));
        }
        return all;
    }

    private static List<Line> sensitive(Controls defaults) {
        return Arrays.stream(SensitiveClass.values())
                .map(one -> new Line(
                        Words.capital(one.label()),
                        policy(defaults.sensitive().getOrDefault(one, SensitivePolicy.STATED)),
                        "sensitive." + one.label()))
                .toList();
    }

    private static String policy(SensitivePolicy policy) {
        return switch (policy) {
            case NEVER -> "never kept";
            case STATED -> "kept when they say so, never inferred";
            case ASK -> "kept once they confirm it";
        };
    }

    private static List<Line> keeping(Rules.Keeping keeping) {
        return List.of(
                new Line(
                        "What people say, verbatim",
                        keeping.wordsDays() == 0
                                ? "not kept"
                                : number(keeping.wordsDays()) + " days, " + number(keeping.words())
                                        + " for each person at the most",
                        "learn.episode-days, learn.episodes"),
                new Line(
                        "Statements as they were understood",
                        number(keeping.statements()) + " for each person at the most",
                        "learn.statements"),
                new Line(
                        "Changes, one by one",
                        number(keeping.history()) + " for each person at the most",
                        "keep.history"),
                new Line(
                        "People who go without, for comparison",
                        Words.percent(keeping.holdout()),
                        "personalization.holdout"));
    }

    private static String number(int count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
