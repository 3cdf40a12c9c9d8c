package dev.attune.console.people;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;

/** Keeps what belongs to one person off the pages of another. */
final class OtherPerson {

    private OtherPerson() {}

    static void refuse(Trace trace, Person person) {
        if (!trace.person().equals(person)) {
            throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "this person has no trace " + trace.id());
        }
    }
}
