package dev.attune.console.keys;

import dev.attune.console.page.Visit;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.InvalidInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form for a new key, as it was typed.
 *
 * @param field the one at fault; empty when there is none
 * @param problem what is wrong with it
 */
public record KeyForm(
        String tenant,
        String name,
        String upstream,
        boolean headerUser,
        boolean bodyUser,
        String requestsPerMinute,
        String personRequestsPerMinute,
        String bodyBytes,
        String field,
        String problem) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    static KeyForm empty(String tenant) {
        return new KeyForm(tenant, "", "", true, true, "", "", "", "", "");
    }

    static KeyForm of(Visit visit) {
        return new KeyForm(
                visit.field("tenant").strip(),
                visit.field("name").strip(),
                visit.field("upstream").strip(),
                !visit.field("headerUser").isEmpty(),
                !visit.field("bodyUser").isEmpty(),
                visit.field("requestsPerMinute").strip(),
                visit.field("personRequestsPerMinute").strip(),
                visit.field("bodyBytes").strip(),
                "",
                "");
    }

    KeyForm with(InvalidInput wrong) {
        return new KeyForm(
                tenant,
                name,
                upstream,
                headerUser,
                bodyUser,
                requestsPerMinute,
                personRequestsPerMinute,
                bodyBytes,
                wrong.field(),
                "It " + wrong.getMessage() + ".");
    }

    /** What is wrong with a field; empty when nothing is. */
    public String problemOf(String name) {
        return field.equals(name) ? problem : "";
    }

    /** Throws {@link InvalidInput} for what cannot be. */
    AppKey.Scope scope() {
        AppKey.checkName(name);
        AppKey.Limits limits = new AppKey.Limits(
                number("requestsPerMinute", requestsPerMinute),
                number("personRequestsPerMinute", personRequestsPerMinute),
                number("bodyBytes", bodyBytes));
        return new AppKey.Scope(tenant, upstream.isEmpty() ? null : upstream, bodyUser, headerUser, limits);
    }

    private static @Nullable Integer number(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidInput(field, "must be a whole number of at least 1, or empty for no limit");
        }
        return Integer.valueOf(text);
    }
}
