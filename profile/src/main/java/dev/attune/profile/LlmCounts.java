package dev.attune.profile;

import dev.attune.profile.store.Spending;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** Counts turns that no call was made for, in this process until they are written together. */
final class LlmCounts {

    private final Spending spending;
    private final LongAdder gated = new LongAdder();
    private final LongAdder unpaid = new LongAdder();

    LlmCounts(Spending spending) {
        this.spending = spending;
    }

    void gated(int turns) {
        gated.add(turns);
    }

    void unpaid(int turns) {
        unpaid.add(turns);
    }

    /** Complete when the store has them, or is away: then they are written the next time. */
    CompletionStage<Void> write(LocalDate day) {
        long ofGated = gated.sumThenReset();
        long ofUnpaid = unpaid.sumThenReset();
        if (ofGated + ofUnpaid == 0) {
            return CompletableFuture.completedStage(null);
        }
        return spending.count(day, new Spending.Spent(0, 0, 0, ofGated, ofUnpaid, 0, 0))
                .handle((written, failure) -> {
                    if (failure != null) {
                        gated.add(ofGated);
                        unpaid.add(ofUnpaid);
                    }
                    return null;
                });
    }
}
