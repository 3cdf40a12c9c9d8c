package dev.attune.profile.store;

import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What went into each answer, kept for a while. */
public final class TraceStore {

    TraceStore() {}

    /** Keeps a trace, unless the person was erased since. */
    public CompletionStage<Void> save(Trace trace) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Void>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /** Newest first. */
    public CompletionStage<Page<Trace>> list(Person person, Page.Request page) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Page<Trace>>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    public CompletionStage<Optional<Trace>> find(String tenant, String id) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Optional<Trace>>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }
}
