package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Person;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** All of a person, carried from one Attune to another. */
public interface Transfers {

    /** Everything that is kept of a person but what they are told in running conversations. */
    CompletionStage<PersonExport> export(Person person);

    /**
     * Takes in what was exported, of this person or another: a memory that is here already under its id becomes what the import says. All of
     * it or, when something of it cannot be taken, nothing; and twice is the same as once. Creates the person.
     *
     * @return what it changed, empty when it changed nothing
     */
    CompletionStage<List<Adaptation>> bring(Person person, PersonImport incoming, Edit edit);
}
