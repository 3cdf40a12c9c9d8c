package dev.attune.profile;

import dev.attune.profile.model.Controls;
import java.util.List;
import java.util.SortedSet;

/** The rules that hold now, as this process knows them. Answers at once. */
public interface Rules {

    /** The switches of whoever has not turned any. */
    Controls defaults(String tenant);

    /** The tenants that have defaults of their own. */
    SortedSet<String> tenants();

    Keeping keeping();

    /** The templates that are changed in the operator's files alone. */
    List<Prompt> prompts();

    /**
     * How much is kept of each person.
     *
     * @param retention what admins may change
     * @param statements most that are kept as they were understood
     * @param holdout share of the people who go without personalization
     */
    record Keeping(Retention retention, int statements, double holdout) {}

    /**
     * A template.
     *
     * @param file its path within the operator's folder
     */
    record Prompt(String file, String text) {}
}
