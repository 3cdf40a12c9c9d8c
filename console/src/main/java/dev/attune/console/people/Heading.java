package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import java.time.Instant;

/** Who a page is about. */
public record Heading(String id, String tenant, boolean otherTenant, String href, String stage, Moment changed) {

    static Heading of(Profile profile, Instant now) {
        Person person = profile.person();
        return new Heading(
                person.id(),
                person.tenant(),
                !person.tenant().equals(Person.DEFAULT_TENANT),
                Links.person(person),
                profile.stage().label(),
                Moment.of(profile.updatedAt(), now));
    }
}
