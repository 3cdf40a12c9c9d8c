package dev.attune.profile;

import dev.attune.profile.model.ImportJob;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What all processes know of each other's imports. They go after a month, and the oldest of a tenant beyond {@value #MOST}. */
public interface Imports {

    int MOST = 50;

    /** Notes how an import stands, and answers whether somebody asked for it to stop. To be called every few seconds while it is open. */
    CompletionStage<Boolean> note(String tenant, ImportJob job);

    /** Newest first. */
    CompletionStage<List<ImportJob>> list(String tenant);

    /** Asks for an import to stop, in whichever process it runs. */
    CompletionStage<Void> stop(String tenant, String id);
}
