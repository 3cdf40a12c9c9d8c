package dev.attune.console.policies;

import dev.attune.console.people.Words;
import dev.attune.profile.Overrides.Sheet;
import dev.attune.profile.Retention.Bound;
import dev.attune.profile.Rules;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the rules are, in words.
 *
 * @param tenants that have defaults of their own
 * @param ofItsOwn whether this one has
 * @param switches who made the tenant's and everyone's
 * @param templates that can be changed here
 * @param prompts that are changed in their files alone
 */
public record PoliciesView(
        String tenant,
        boolean ofItsOwn,
        SortedSet<String> tenants,
        List<Source> switches,
        List<Line> lines,
        List<Line> sensitive,
        Source kept,
        List<Line> keeping,
        List<Source> templates,
        List<Rules.Prompt> prompts) {

    /** One rule, what it is set to, and the setting of the files that says so. */
    public record Line(String name, String value, String where) {}

    /**
     * Where a rule comes from.
     *
     * @param version absent where it is the operator's file
     * @param refused why this process goes by an older version; empty where it does not
     */
    public record Source(
            String title,
            String href,
            String file,
            @Nullable VersionLine version,
            String refused,
            String text) {

        static Source of(Sheet sheet, Instant now) {
            Policy policy = sheet.policy();
            return new Source(
                    Names.title(policy),
                    Names.href(policy),
                    Names.file(policy),
                    sheet.newest()
                            .map(newest -> VersionLine.of(policy, newest, now))
                            .orElse(null),
                    sheet.refused(),
                    sheet.text());
        }
    }

    static PoliciesView of(Rules rules, String tenant, List<Sheet> sheets, Instant now) {
        Controls defaults = rules.defaults(tenant);
        List<Source> sources =
                sheets.stream().map(sheet -> Source.of(sheet, now)).toList();
        return new PoliciesView(
                tenant,
                rules.tenants().contains(tenant),
                rules.tenants(),
                sources.subList(0, 2),
                switches(defaults),
                sensitive(defaults),
                sources.get(2),
                keeping(rules.keeping()),
                sources.subList(3, 5),
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
                        SwitchFields.said(defaults.sensitive().getOrDefault(one, SensitivePolicy.STATED)),
                        "sensitive." + one.label()))
                .toList();
    }

    private static List<Line> keeping(Rules.Keeping keeping) {
        List<Line> all = new ArrayList<>();
        for (Bound bound : Bound.values()) {
            all.add(new Line(
                    KeepingFields.label(bound), number(keeping.retention().of(bound)), setting(bound)));
        }
        all.add(new Line(
                "Most statements of each person as they were understood",
                number(keeping.statements()),
                "learn.statements, in the file alone"));
        all.add(new Line(
                "People who go without, for comparison",
                Words.percent(keeping.holdout()),
                "personalization.holdout, in the file alone"));
        return all;
    }

    private static String setting(Bound bound) {
        return switch (bound) {
            case EPISODE_DAYS, EPISODES -> "learn." + bound.label();
            case HISTORY, TRACE_DAYS, TRACES -> "keep." + bound.label();
        };
    }

    private static String number(int count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
