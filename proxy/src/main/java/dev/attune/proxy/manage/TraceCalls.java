package dev.attune.proxy.manage;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Person;
import java.util.concurrent.CompletionStage;

/** What went into each answer. */
final class TraceCalls {

    private final Profiles profiles;

    TraceCalls(Profiles profiles) {
        this.profiles = profiles;
    }

    CompletionStage<Answer> list(Call call) {
        Person person = call.person();
        return Known.page(profiles.people(), person, profiles.traces().list(person, call.page()))
                .thenApply(Answer::ok);
    }

    CompletionStage<Answer> find(Call call) {
        return profiles.traces().find(call.tenant(), call.variable("id")).thenApply(Answer::ok);
    }
}
