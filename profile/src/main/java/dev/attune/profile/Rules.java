package dev.attune.profile;

import dev.attune.profile.model.Controls;
import java.util.List;
import java.util.SortedSet;

/** What the operator's files and settings say, as this process read them at its start. Answers at once. */
public interface Rules {

    /** The switches of whoever has not turned any. */
    Controls defaults(String tenant);

    /** The tenants that have defaults of their own. */
    SortedSet<String> tenants();

    Keeping keeping();

    /** The templates of what models are told and asked. */
    List<Prompt> prompts();

    /**
     * How much is kept of each person.
     *
     * @param wordsDays for how many days what is said is kept verbatim; 0 for not at all
     * @param words most of that
     * @param statements most that are kept as they were understood
     * @param history most changes that are kept one by one
     * @param holdout share of the people who go without personalization
     */
    record Keeping(int wordsDays, int words, int statements, int history, double holdout) {}

    /**
     * A template.
     *
     * @param file its path within the operator's folder
     * @param sample what it makes of a made-up person; empty where it is not for showing
     */
    record Prompt(String file, String text, String sample) {}
}
