package dev.attune.proxy.manage;

import dev.attune.profile.LinkCounts;
import dev.attune.profile.model.Person;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

final class FakeLinkCounts implements LinkCounts {

    private final Map<Person, Long> counts = new ConcurrentHashMap<>();
    private final FakeProfiles profiles;

    FakeLinkCounts(FakeProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public CompletionStage<Long> now(Person person) {
        return profiles.stage(() -> counts.getOrDefault(person, 0L));
    }

    @Override
    public CompletionStage<Long> keep(Person person) {
        return now(person);
    }

    @Override
    public CompletionStage<Void> end(Person person) {
        return profiles.stage(() -> {
            counts.merge(person, 1L, Long::sum);
            return null;
        });
    }
}
