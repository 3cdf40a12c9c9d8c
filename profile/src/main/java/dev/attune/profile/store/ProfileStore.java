package dev.attune.profile.store;

import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Profiles as they stand now. */
public final class ProfileStore {

    ProfileStore() {}

    /**
     * What is known of a person; an empty profile of version 0 for somebody unknown. The same instance as before unless it has
     * changed or was forgotten in between. Complete already when it is at hand.
     */
    public CompletionStage<Profile> load(Person person) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Profile>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /** Which of these turns were learned before. */
    public CompletionStage<Set<String>> learned(Person person, Collection<String> turns) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Set<String>>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /** Writes all of a draft or nothing. After that no {@link #load} in this process answers with the old profile. */
    public CompletionStage<Commit> commit(Draft draft) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Commit>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }
}
