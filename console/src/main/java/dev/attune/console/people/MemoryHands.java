package dev.attune.console.people;

import dev.attune.profile.Edit;
import dev.attune.profile.MemoryPatch;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Changes single memories for whoever looks at them. What was decided on one text is not done to another: whoever comes second gets a
 * conflict, and only then, for the rest of the profile may change meanwhile.
 */
public final class MemoryHands {

    private static final int MOST_TRIES = 5;
    private static final int SEEN_BYTES = 12;
    private static final String DECIDED = "somebody changed this memory first";

    private final Profiles profiles;
    private final Author by;

    /** Changes in this one's name. */
    public MemoryHands(Profiles profiles, Author by) {
        this.profiles = profiles;
        this.by = by;
    }

    /** Names the state of a memory that a page shows. */
    public static String seen(Memory memory) {
        String state = memory.status().label() + '\n' + memory.text();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, SEEN_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** Gives a memory another text; one that waits goes on waiting. */
    public CompletionStage<Memory> rewrite(Person person, String id, String seen, String text, String why) {
        MemoryPatch patch = new MemoryPatch(text.strip(), null, null, null, null, null);
        return change(
                person,
                id,
                seen,
                (memory, version) -> profiles.memories().edit(person, id, patch, new Edit(by, why, version)));
    }

    /** Lets a memory that waits be told. */
    public CompletionStage<Memory> confirm(Person person, String id, String seen, String why) {
        MemoryPatch active = new MemoryPatch(null, null, null, null, Status.ACTIVE, null);
        return change(
                person,
                id,
                seen,
                (memory, version) -> memory.status() == Status.PENDING
                        ? profiles.memories().edit(person, id, active, new Edit(by, why, version))
                        : conflict());
    }

    private CompletionStage<Memory> change(
            Person person, String id, String seen, BiFunction<Memory, Long, CompletionStage<Memory>> action) {
        return change(person, id, seen, action, MOST_TRIES);
    }

    private CompletionStage<Memory> change(
            Person person,
            String id,
            String seen,
            BiFunction<Memory, Long, CompletionStage<Memory>> action,
            int tries) {
        return profiles.people()
                .find(person)
                .thenCompose(profile -> act(profile, id, seen, action))
                .exceptionallyCompose(
                        failure -> tries > 1 && failure instanceof CompletionException passed && isMoved(passed)
                                ? change(person, id, seen, action, tries - 1)
                                : CompletableFuture.failedStage(failure));
    }

    private static CompletionStage<Memory> act(
            Profile profile, String id, String seen, BiFunction<Memory, Long, CompletionStage<Memory>> action) {
        Memory memory = profile.memory(id)
                .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no memory " + id));
        return seen(memory).equals(seen) ? action.apply(memory, profile.version()) : conflict();
    }

    /** Something else of the profile changed in between. */
    private static boolean isMoved(CompletionException failure) {
        return failure.getCause() instanceof ProfileFailure known
                && known.code() == ProfileFailure.Code.CONFLICT
                && !DECIDED.equals(known.getMessage());
    }

    private static CompletionStage<Memory> conflict() {
        return CompletableFuture.failedStage(new ProfileFailure(ProfileFailure.Code.CONFLICT, DECIDED));
    }
}
