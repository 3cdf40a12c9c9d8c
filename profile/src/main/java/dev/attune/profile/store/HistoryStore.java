package dev.attune.profile.store;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Everything that ever happened to profiles. */
public final class HistoryStore {

    HistoryStore() {}

    /** Newest first. */
    public CompletionStage<Page<Adaptation>> list(Person person, Page.Request page) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Page<Adaptation>>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    public CompletionStage<Optional<Adaptation>> find(Person person, String id) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Optional<Adaptation>>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /** Hands over every commit, oldest first, until one is answered with false. Each list is what one commit changed. */
    public CompletionStage<Void> each(Person person, Predicate<List<Adaptation>> commit) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Void>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /** The profile as it stood at that moment, folded from the history; of version 0 when nothing had happened yet. */
    public CompletionStage<Profile> at(Person person, Instant moment) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Profile>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }
}
