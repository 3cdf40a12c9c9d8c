package dev.attune.console.playground;

import dev.attune.console.page.Visit;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;

/**
 * The form of the playground, as it was typed. The key is never in it: what is secret is not sent back.
 *
 * @param field the one at fault; empty when there is none
 * @param problem what is wrong with it
 */
public record PlayForm(
        String tenant, String user, String model, String message, boolean teach, String field, String problem) {

    private static final int MOST_MODEL_CHARACTERS = 200;
    private static final int MOST_MESSAGE_CHARACTERS = 8_000;

    static PlayForm asked(Visit visit) {
        String tenant = visit.query("tenant").strip();
        return new PlayForm(
                tenant.isEmpty() ? Person.DEFAULT_TENANT : tenant,
                visit.query("user").strip(),
                visit.query("model").strip(),
                visit.query("message"),
                false,
                "",
                "");
    }

    static PlayForm sent(Visit visit) {
        return new PlayForm(
                visit.field("tenant").strip(),
                visit.field("user").strip(),
                visit.field("model").strip(),
                visit.field("message"),
                !visit.field("teach").isEmpty(),
                "",
                "");
    }

    PlayForm with(InvalidInput wrong) {
        return new PlayForm(tenant, user, model, message, teach, wrong.field(), "It " + wrong.getMessage() + ".");
    }

    /** The same with its message sent. */
    PlayForm next() {
        return new PlayForm(tenant, user, model, "", teach, "", "");
    }

    /** Throws {@link InvalidInput} for what cannot be. */
    Person person() {
        Person person = new Person(tenant, user);
        InvalidInput.text("model", model, MOST_MODEL_CHARACTERS);
        InvalidInput.text("message", message, MOST_MESSAGE_CHARACTERS);
        return person;
    }

    public String problemOf(String name) {
        return field.equals(name) ? problem : "";
    }
}
