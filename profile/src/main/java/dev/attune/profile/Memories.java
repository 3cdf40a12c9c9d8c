package dev.attune.profile;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Status;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is known of a person, item by item, to be read and corrected by hand. */
public interface Memories {

    /** Newest first; of one status, or of all when it is absent. */
    CompletionStage<Page<Memory>> list(Person person, @Nullable Status status, Page.Request page);

    CompletionStage<Memory> find(Person person, String id);

    /** Adds a memory of origin {@code edited}, and creates the person if need be. */
    CompletionStage<Memory> add(Person person, NewMemory memory, Edit edit);

    CompletionStage<Memory> edit(Person person, String id, MemoryPatch patch, Edit edit);

    /** Takes a memory out of use, and keeps it from being learned again from what was said before. */
    CompletionStage<Memory> retire(Person person, String id, Edit edit);
}
