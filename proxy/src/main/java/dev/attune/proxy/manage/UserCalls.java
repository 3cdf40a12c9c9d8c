package dev.attune.proxy.manage;

import dev.attune.profile.Insights;
import dev.attune.profile.People;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The people, and what is known of one. */
final class UserCalls {

    private final People people;
    private final Insights insights;

    UserCalls(Profiles profiles) {
        this.people = profiles.people();
        this.insights = profiles.insights();
    }

    CompletionStage<Answer> list(Call call) {
        String query = call.parameter("query");
        return people.list(call.tenant(), query == null ? "" : query, call.page())
                .thenApply(page -> Answer.ok(page.map(PersonView::of)));
    }

    CompletionStage<Answer> find(Call call) {
        Person person = call.person();
        Instant moment = call.moment("at");
        return (moment == null ? people.find(person) : people.findAt(person, moment))
                .thenApply(profile -> render(profile, moment == null ? Instant.now() : moment));
    }

    CompletionStage<Answer> erase(Call call) {
        return people.erase(call.person()).thenApply(UserCalls::render);
    }

    private Answer render(Profile profile, Instant moment) {
        return new Answer.Value(
                200,
                () -> ProfileView.of(profile, insights.of(profile, moment)),
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
