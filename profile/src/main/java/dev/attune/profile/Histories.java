package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import java.util.concurrent.CompletionStage;

/** Everything that ever happened to a profile. */
public interface Histories {

    /** Newest first. */
    CompletionStage<Page<Adaptation>> list(Person person, Page.Request page);

    CompletionStage<Adaptation> find(Person person, String id);

    /**
     * Takes one adaptation back, and answers the one that did so. Fails as a conflict when what it changed was changed again
     * since, or when it is undone already.
     */
    CompletionStage<Adaptation> undo(Person person, String id, Edit edit);
}
