package dev.attune.profile;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import dev.attune.profile.store.Commit;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.RedisStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Has what is kept of people be no more than what may be kept by now. */
final class Sweeping {

    private static final int MOST_TRIES = 5;

    private final RedisStore store;
    private final Ruling ruling;
    private final InstantSource clock;

    Sweeping(Rooms rooms) {
        this.store = rooms.store();
        this.ruling = rooms.ruling();
        this.clock = rooms.clock();
    }

    /** Goes over everybody from now on, whenever it is changed how much is kept; answers what looks for that at once. */
    Runnable begin() {
        return store.sweeps().begin(() -> ruling.now().version(Policy.KEEPING), this::trim);
    }

    private CompletionStage<Void> trim(Person person) {
        return store.traces()
                .trim(person)
                .thenCompose(done -> store.histories().trim(person))
                .thenCompose(done -> episodes(person, MOST_TRIES));
    }

    /** Somebody whom others keep changing is seen to by what changes them. */
    private CompletionStage<Void> episodes(Person person, int tries) {
        return store.profiles().load(person).thenCompose(profile -> {
            List<Change> changes = ruling.now().keeper().changes(profile, List.of(), List.of(), clock.instant());
            if (changes.isEmpty()) {
                return CompletableFuture.completedStage(null);
            }
            return store.profiles()
                    .commit(Draft.byHand(profile, List.of()).with(changes))
                    .thenCompose(commit -> commit instanceof Commit.Conflict && tries > 1
                            ? episodes(person, tries - 1)
                            : CompletableFuture.completedStage(null));
        });
    }
}
