package dev.attune.console.policies;

import dev.attune.console.page.Visit;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.Problem;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The form of a policy, as it was typed.
 *
 * @param base number of the version that it was made from
 * @param text of a template; empty for other policies
 * @param fields of other policies
 * @param sample id of the person to try a template on; empty for an invented one
 * @param field the one at fault; empty when there is none
 * @param problem what is wrong with it
 * @param problems what is wrong with the text
 */
public record PolicyForm(
        long base,
        String text,
        List<Field> fields,
        String why,
        String sample,
        String field,
        String problem,
        List<Problem> problems) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    public PolicyForm {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /** The form before anybody typed into it. */
    static PolicyForm of(Policy policy, long base, String text, List<Field> fields) {
        return new PolicyForm(base, policy.isTemplate() ? text : "", fields, "", "", "", "", List.of());
    }

    /** What was sent. */
    static PolicyForm sent(Visit visit, List<Field> fields) {
        return new PolicyForm(
                number(visit.field("base")),
                visit.field("text").replace("\r\n", "\n"),
                fields,
                visit.field("why"),
                visit.field("sample").strip(),
                "",
                "",
                List.of());
    }

    /** A number of a version; one that there cannot be where it is none. */
    static long number(String text) {
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
    }

    PolicyForm with(InvalidInput wrong) {
        return new PolicyForm(
                base, text, fields, why, sample, wrong.field(), "It " + wrong.getMessage() + ".", problems);
    }

    PolicyForm with(List<Problem> found) {
        return new PolicyForm(base, text, fields, why, sample, field, problem, found);
    }

    PolicyForm nobody() {
        return new PolicyForm(base, text, fields, why, sample, "sample", "Nobody is known by this id.", problems);
    }

    /** The same, made from another version. */
    PolicyForm on(long newer) {
        return new PolicyForm(newer, text, fields, why, sample, field, problem, problems);
    }

    public String problemOf(String name) {
        return field.equals(name) ? problem : "";
    }
}
