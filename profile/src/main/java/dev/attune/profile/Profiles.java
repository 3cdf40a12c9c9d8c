package dev.attune.profile;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Style;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The front door. Every method returns at once and may be called from an event loop; stages complete on a thread of the
 * profile's own, so that a caller goes back to its own loop before it touches anything of its own.
 *
 * <p>Stages fail with {@link dev.attune.profile.model.InvalidInput} for input that cannot be taken and with {@link ProfileFailure}
 * for all else that a caller can tell a person about. {@link #prepare} and {@link #answered} never fail.
 */
public interface Profiles extends AutoCloseable {

    /**
     * Opens the front door. The store need not be there yet; an {@link IllegalArgumentException} says in one line what is wrong with
     * the settings or a file of the operator's.
     */
    static Profiles open(ProfilesSettings settings) {
        return open(Groundwork.lay(settings));
    }

    /** The same, where the operator's files are read already. */
    static Profiles open(Groundwork groundwork) {
        return new FrontDoor(groundwork);
    }

    /**
     * What to tell upstream for one request; complete within the deadline at the latest. Whatever goes wrong, the answer is a
     * {@link Prepared} that leaves the request as it is and says why. Nothing is stored but what the conversation was told.
     */
    CompletionStage<Prepared> prepare(Asking asking);

    /**
     * Keeps the trace of an answer and queues what the person said for learning, both as far as the request's mode and the
     * person's switches allow. Complete when the store has them, or when they are in the buffer for when it is back.
     */
    CompletionStage<Void> answered(Answer answer);

    /** How somebody likes to be answered, by what a profile holds at a moment: their wishes, and what their behaviour shows. */
    Style style(Profile profile, Instant at);

    /** What time it is, in milliseconds: what happens is dated by this clock and no other. */
    default Instant now() {
        return ProfilesSettings.CLOCK.instant();
    }

    People people();

    Memories memories();

    Histories histories();

    Traces traces();

    Learning learning();

    DeadLetters deadLetters();

    Search search();

    Insights insights();

    Keys keys();

    Transfers transfers();

    Imports imports();

    Outcomes outcomes();

    Rules rules();

    Overrides overrides();

    LinkCounts links();

    Audit audit();

    SignOuts signOuts();

    /** Calls back for everything that happens from now on, in any process on the same store, until closed. */
    Subscription watch(Consumer<Event> watcher);

    /** Whether the store answers. */
    CompletionStage<StoreHealth> health();

    /**
     * Notes erasures there from now on, and does those again, in the background, that stand there and that the store has forgotten: as one
     * does that was restored from a backup.
     */
    default void noteErasures(ErasureLog log) {}

    /** How this process stands, from what is at hand: asks nobody. */
    default Pulse pulse() {
        return Pulse.NONE;
    }

    /** Lets running work end, for a few seconds at the most, and lets go of the store. */
    @Override
    void close();

    /** Stands for one watcher. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
