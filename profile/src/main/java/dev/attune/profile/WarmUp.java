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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Goes the way of a request and of a memory with an invented person, without the store, so that the first real one does not pay for
 * loading classes, vocabularies and templates out of its deadline: once at once, and later, when a process that starts has less to do, so often
 * that what it runs is compiled. Some tenths of a second, on a worker.
 */
final class WarmUp implements Runnable {

    private static final Person NOBODY = new Person("warm-up", "nobody");
    private static final int ROUNDS = 50;
    private static final Duration STARTING = Duration.ofSeconds(2);
    private static final List<String> SAYINGS = List.of(
            "My name is Robin and I live in Delft.",
            "I am allergic to walnuts. Please keep your answers short.",
            "I like rowing, and I work as a carpenter.");

    private final Rooms rooms;
    private final Preparing preparing;
    private final int rounds;

    private WarmUp(Rooms rooms, Preparing preparing, int rounds) {
        this.rooms = rooms;
        this.preparing = preparing;
        this.rounds = rounds;
    }

    static void begin(Rooms rooms, Preparing preparing) {
        rooms.workers().execute(new WarmUp(rooms, preparing, 1));
        CompletableFuture.delayedExecutor(STARTING.toMillis(), TimeUnit.MILLISECONDS, rooms.workers())
                .execute(new WarmUp(rooms, preparing, ROUNDS));
    }

    @Override
    public void run() {
        for (int round = 0; round < rounds && !rooms.workers().isShutdown(); round++) {
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
