package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.Person;
import java.time.Instant;
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

    /**
     * As {@link #bring}, under the person's own switches: of somebody who is known here those stay as they are, and what they do not allow
     * is left out. An erasure since then refuses it all.
     *
     * @param since when it was asked for
     */
    CompletionStage<Taken> take(Person person, PersonImport incoming, Edit edit, Instant since);

    /**
     * Enters facts, each worked into what is known as if it had been said at its time: all of them in one step or, when something goes
     * wrong, none. What the person's switches do not allow is left out; what was entered before under the same {@code ref} changes
     * nothing. An erasure since then refuses them all. Creates the person, unless nothing may be kept of them.
     *
     * @param since when it was asked for; also when facts are true that have no time of their own
     */
    CompletionStage<Taken> enter(Person person, List<Fact> facts, Edit edit, Instant since);
}
