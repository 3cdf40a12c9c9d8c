package dev.attune.profile;

import dev.attune.profile.model.Labelled;

/** What becomes of turns for which a budget has nothing left. */
public enum OverBudget implements Labelled {
    /** The local learner is all that reads them. */
    LOCAL,
    /** They wait for the budget of the next day (UTC). */
    TOMORROW
}
