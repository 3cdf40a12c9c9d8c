package dev.attune.proxy.manage;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Person;
import java.util.concurrent.CompletionStage;

/** What happened to a profile, and taking it back. */
final class HistoryCalls {

    private final Profiles profiles;

    HistoryCalls(Profiles profiles) {
        this.profiles = profiles;
    }

    CompletionStage<Answer> list(Call call) {
        Person person = call.person();
        return Known.page(profiles.people(), person, profiles.histories().list(person, call.page()))
                .thenApply(Answer::ok);
    }

    CompletionStage<Answer> undo(Call call) {
        return profiles.histories()
                .undo(call.person(), call.variable("id"), call.edit("Undone by hand"))
                .thenApply(Answer::ok);
    }
}
