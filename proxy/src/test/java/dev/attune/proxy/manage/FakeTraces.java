package dev.attune.proxy.manage;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Traces;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import java.util.Comparator;
import java.util.concurrent.CompletionStage;

record FakeTraces(FakeProfiles profiles) implements Traces {

    @Override
    public CompletionStage<Page<Trace>> list(Person person, Page.Request page) {
        return profiles.stage(() -> FakeProfiles.page(
                profiles.traces.values().stream()
                        .filter(trace -> trace.person().equals(person))
                        .sorted(Comparator.comparing(Trace::at).reversed())
                        .toList(),
                page));
    }

    @Override
    public CompletionStage<Trace> find(String tenant, String id) {
        return profiles.stage(() -> {
            Trace trace = profiles.traces.get(id);
            if (trace == null || !trace.person().tenant().equals(tenant)) {
                throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no trace of this id");
            }
            return trace;
        });
    }
}
