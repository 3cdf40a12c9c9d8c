package dev.attune.profile;

import dev.attune.profile.learn.Entry;
import dev.attune.profile.learn.Ledger;
import dev.attune.profile.learn.Reconciler;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Profile;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.ProfileStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works what was found into a draft: what it changes, given all that the person said, whenever they said it. */
final class Drafting {

    private static final Logger LOG = LoggerFactory.getLogger(Drafting.class);

    private final ProfileStore profiles;
    private final Reconciler reconciler;
    private final KeepSettings keep;
    private final InstantSource clock;
    private final Executor workers;

    Drafting(Rooms rooms) {
        this.profiles = rooms.store().profiles();
        this.reconciler = rooms.reconciler();
        this.keep = rooms.keep();
        this.clock = rooms.clock();
        this.workers = rooms.workers();
    }

    /** The draft with what the findings change. */
    CompletionStage<Draft> making(Draft draft, List<Saying> admitted) {
        Profile profile = draft.base();
        List<Saying> sayings = admitted.stream().sorted(Entry.ORDER).toList();
        if (sayings.isEmpty()) {
            return CompletableFuture.completedStage(draft);
        }
        return ledger(profile, sayings.get(0)).thenApplyAsync(ledger -> making(draft, ledger, sayings), workers);
    }

    private Draft making(Draft draft, Ledger ledger, List<Saying> sayings) {
        List<Adaptation> changes = reconciler.reconcile(draft.base(), ledger.entries(), sayings, clock.instant());
        if (keep.isTooMuch(draft.base(), changes)) {
            LOG.warn("nothing more is learned of somebody who has {} memories (keep.memories)", keep.memories());
            return draft;
        }
        return draft.making(changes).from(sayings, ledger.size());
    }

    /** The part of the ledger that is needed: nothing of it unless something in it is later than what is new. */
    private CompletionStage<Ledger> ledger(Profile profile, Saying first) {
        return profiles.ledger(profile.person(), first.at())
                .thenCompose(later -> later.isPast(first)
                        ? profiles.ledger(profile.person(), Instant.MIN)
                        : CompletableFuture.completedStage(later));
    }
}
