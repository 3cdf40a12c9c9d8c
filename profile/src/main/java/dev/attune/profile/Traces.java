package dev.attune.profile;

import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import java.util.concurrent.CompletionStage;

/** What went into each answer. */
public interface Traces {

    /** Newest first. */
    CompletionStage<Page<Trace>> list(Person person, Page.Request page);

    CompletionStage<Trace> find(String tenant, String id);
}
