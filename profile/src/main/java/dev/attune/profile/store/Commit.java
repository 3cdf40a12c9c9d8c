package dev.attune.profile.store;

import dev.attune.profile.model.Profile;
import java.util.Set;

/** What became of a {@link Draft}: all of it was written, or nothing. */
public sealed interface Commit {

    /** Written. The profile is what stands now; the base itself when there were no adaptations. */
    record Done(Profile profile) implements Commit {}

    /** Somebody else changed the profile first: load it again and decide anew. */
    record Conflict() implements Commit {}

    /** These of the turns were learned before. */
    record AlreadyLearned(Set<String> turns) implements Commit {}

    /** It was said before the person was erased. */
    record Erased() implements Commit {}
}
