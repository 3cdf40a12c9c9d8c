package dev.attune.proxy.manage;

import dev.attune.profile.People;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The people, and what is known of one. */
final class UserCalls {

    private final Profiles profiles;
    private final People people;

    UserCalls(Profiles profiles) {
        this.profiles = profiles;
        this.people = profiles.people();
    }

    CompletionStage<Answer> list(Call call) {
        String query = call.parameter("query");
        return people.list(PeopleQuery.of(call.tenant(), query == null ? "" : query), call.page())
                .thenApply(page -> Answer.ok(page.map(PersonView::of)));
    }

    CompletionStage<Answer> find(Call call) {
        Person person = call.person();
        Instant moment = call.moment("at");
        Instant at = moment == null ? profiles.now() : moment;
        return (moment == null ? people.find(person) : people.findAt(person, moment))
                .thenApply(profile -> render(profile, at));
    }

    CompletionStage<Answer> erase(Call call) {
        return people.erase(call.person()).thenApply(UserCalls::render);
    }

    private Answer render(Profile profile, Instant at) {
        return new Answer.Value(
                200,
                () -> ProfileView.of(
                        profile,
                        profiles.style(profile, at),
                        profiles.insights().of(profile, at)),
                Map.of("ETag", "\"" + profile.version() + "\""));
    }

    /** Erasing asks no one first whether there is anything; a receipt for nothing says that there was nobody. */
    private static Answer render(Receipt receipt) {
        if (receipt.memories() + receipt.history() + receipt.traces() + receipt.queued() == 0) {
            throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "nothing is kept of this person");
        }
        return Answer.ok(receipt);
    }
}
