package dev.attune.profile;

import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.State;
import dev.attune.profile.store.Commit;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.ProfileStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes profiles by hand. What to change is decided on the profile as it is; when somebody else changes it in between, it is
 * decided anew on what they made of it, unless the edit was meant for one version only.
 */
final class HandEdits {

    private static final int MOST_TRIES = 10;

    private final ProfileStore profiles;
    private final Committing committing;
    private final EpisodeKeeper keeper;
    private final KeepSettings keep;
    private final InstantSource clock;

    HandEdits(Rooms rooms, Committing committing) {
        this.profiles = rooms.store().profiles();
        this.committing = committing;
        this.keeper = rooms.episodeKeeper();
        this.keep = rooms.keep();
        this.clock = rooms.clock();
    }

    /** Makes the change that {@code decide} wants on the profile, if any. */
    CompletionStage<Done> change(Person person, Edit edit, Function<Profile, Optional<Decision>> decide) {
        return changeAll(
                person, edit, decide.andThen(decision -> decision.stream().toList()));
    }

    /** Makes all changes that {@code decide} wants on the profile in one step, or none. */
    CompletionStage<Done> changeAll(Person person, Edit edit, Function<Profile, List<Decision>> decide) {
        return change(person, edit, decide, MOST_TRIES);
    }

    private CompletionStage<Done> change(
            Person person, Edit edit, Function<Profile, List<Decision>> decide, int tries) {
        return profiles.load(person).thenCompose(profile -> {
            if (edit.ifVersion() != null && edit.ifVersion() != profile.version()) {
                return Stages.conflict("the profile is at version " + profile.version() + ", not " + edit.ifVersion());
            }
            List<Adaptation> adaptations = adaptations(profile, decide.apply(profile), edit);
            if (keep.isTooMuch(profile, adaptations)) {
                return CompletableFuture.failedStage(new ProfileFailure(
                        ProfileFailure.Code.TOO_LARGE,
                        "a person has at most " + keep.memories() + " memories (keep.memories)"));
            }
            if (adaptations.isEmpty()) {
                return CompletableFuture.completedStage(new Done(profile, adaptations));
            }
            List<Change> episodes = adaptations.stream()
                            .flatMap(adaptation -> adaptation.changes().stream())
                            .anyMatch(change -> isLasting(change.after()))
                    ? keeper.changes(profile, List.of(), adaptations, clock.instant())
                    : List.of();
            return committing
                    .commit(Draft.byHand(profile, adaptations).with(episodes))
                    .thenCompose(commit -> {
                        if (commit instanceof Commit.Done done) {
                            return CompletableFuture.completedStage(new Done(done.profile(), adaptations));
                        }
                        return tries > 1
                                ? change(person, edit, decide, tries - 1)
                                : Stages.conflict("others are changing the profile, try again");
                    });
        });
    }

    private List<Adaptation> adaptations(Profile profile, List<Decision> decisions, Edit edit) {
        Instant now = clock.instant();
        List<Adaptation> adaptations = new ArrayList<>();
        for (Decision decision : decisions) {
            adaptations.add(decision.on(profile, adaptations.size(), edit, now));
        }
        return adaptations;
    }

    private static boolean isLasting(@Nullable State state) {
        return state instanceof Memory memory && memory.isLasting();
    }

    /**
     * A change that was made, or found needless.
     *
     * @param adaptations empty when it was needless
     */
    record Done(Profile profile, List<Adaptation> adaptations) {

        Done {
            adaptations = List.copyOf(adaptations);
        }

        /** The only one, where one thing was changed at the most. */
        Optional<Adaptation> adaptation() {
            return adaptations.stream().findFirst();
        }
    }
}
