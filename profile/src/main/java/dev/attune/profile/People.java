package dev.attune.profile;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleCount;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Receipt;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The people of a tenant and their switches. */
public interface People {

    /**
     * A part of those that a query wants. It may hold fewer than asked for, and yet not be the last: no query looks at more than some
     * hundred thousand ids at once.
     */
    CompletionStage<Page<PersonRow>> list(PeopleQuery query, Page.Request page);

    /** How many there are. */
    CompletionStage<PeopleCount> count(String tenant);

    /** What is known; fails as not found for a person who was never taught, edited or switched. */
    CompletionStage<Profile> find(Person person);

    /** What was known at that moment, rebuilt from the history. */
    CompletionStage<Profile> findAt(Person person, Instant moment);

    /** The person's switches, or the defaults for somebody unknown. */
    CompletionStage<Controls> controls(Person person);

    /** Changes switches, and creates the person if need be. Switches that stay as they are make no history. */
    CompletionStage<Controls> change(Person person, ControlsPatch patch, Edit edit);

    /** Removes everything that is kept of a person, and keeps what was said before now from being learned later. Of a stranger it is nothing. */
    CompletionStage<Receipt> erase(Person person);
}
