package dev.attune.profile;

import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.time.Instant;
import java.util.List;

/**
 * Goes the way of a request and of a memory with an invented person, without the store, so that the first real one does not pay for
 * loading classes, vocabularies and templates out of its deadline. Some tenths of a second, on a worker.
 */
final class WarmUp implements Runnable {

    private static final Person NOBODY = new Person("warm-up", "nobody");
    private static final int ROUNDS = 50;
    private static final List<String> SAYINGS = List.of(
            "My name is Robin and I live in Delft.",
            "I am allergic to walnuts. Please keep your answers short.",
            "I like rowing, and I work as a carpenter.");

    private final Rooms rooms;
    private final Preparing preparing;

    WarmUp(Rooms rooms, Preparing preparing) {
        this.rooms = rooms;
        this.preparing = preparing;
    }

    @Override
    public void run() {
        for (int round = 0; round < ROUNDS; round++) {
            Profile profile = learned();
            preparing.answer(asking(), profile);
        }
    }

    private Profile learned() {
        Instant now = Instant.EPOCH;
        Profile profile = Profile.empty(NOBODY, Rooms.DEFAULTS);
        for (String saying : SAYINGS) {
            Turn turn = new Turn("warm-up", Role.USER, null, rooms.policies().redact(saying), now);
            List<Finding> findings = rooms.learner()
                    .study(new Exchange(NOBODY, "warm-up", List.of(turn)), profile)
                    .toCompletableFuture()
                    .join();
            List<Adaptation> adaptations = rooms.reconciler()
                    .reconcile(profile, Saying.of(rooms.policies().admit(findings, profile.controls())), now);
            profile = adaptations.isEmpty() ? profile : profile.after(adaptations);
        }
        return profile;
    }

    private static Asking asking() {
        List<Mark> marks = List.of(new Mark(Role.USER, 1));
        return new Asking(
                NOBODY, null, "warm-up", Mode.ON, marks, 0, "Where can I go rowing near Delft?", Instant.EPOCH);
    }
}
