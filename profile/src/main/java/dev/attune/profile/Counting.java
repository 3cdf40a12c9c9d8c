package dev.attune.profile;

import dev.attune.profile.learn.Corrections;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Holdout;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import dev.attune.profile.store.UseStore;
import dev.attune.profile.store.UseStore.Asked;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what people make of their answers, as long as there is a group without personalization to compare with, and recognises in any case
 * a message that is answered once more. An answer counts for the
 * arm that its person was drawn into, whether or not it could be personalized: leaving out the ones that could not would compare other
 * people. Lossy: nobody waits for it, and when more comes than can be written it is dropped.
 */
final class Counting {

    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
    private static final int MOST_WAITING = 10_000;

    private final Holdout holdout;
    private final Corrections corrections;
    private final UseStore use;
    private final AtomicInteger waiting = new AtomicInteger();

    Counting(Rooms rooms, Holdout holdout) {
        this.holdout = holdout;
        this.corrections = rooms.corrections();
        this.use = rooms.store().use();
    }

    /**
     * Counts an answer of somebody who is switched on. Never fails.
     *
     * @param recognises also where nothing is measured
     * @return whether the same message had been answered before; not so where nobody looked
     */
    CompletionStage<Boolean> count(Answer answer, boolean recognises) {
        Asking asking = answer.prepared().asking();
        boolean judged = answer.outcome() == Answer.Outcome.COMPLETE || answer.outcome() == Answer.Outcome.LEFT;
        boolean measures = holdout.measures() && asking.mode().applies();
        if (!judged || asking.target() < 0 || !(measures || (recognises && !goesOn(asking)))) {
            return CompletableFuture.completedStage(false);
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return CompletableFuture.completedStage(false);
        }
        return use.asked(asking.person(), asked(answer, measures))
                .whenComplete((done, failure) -> waiting.decrementAndGet())
                .exceptionally(failure -> {
                    LOG.atDebug()
                            .addKeyValue("request", answer.prepared().trace())
                            .log(
                                    "an answer was not counted: {}",
                                    Stages.cause(failure).getClass().getName());
                    return false;
                });
    }

    private Asked asked(Answer answer, boolean measures) {
        Asking asking = answer.prepared().asking();
        boolean goesOn = goesOn(asking);
        return new Asked(
                measures ? holdout.arm(asking.person()) : null,
                asking.at(),
                goesOn ? null : TurnIds.turn(asking),
                followsAnswer(asking) && corrections.isOne(asking.message()),
                answer.outcome() == Answer.Outcome.LEFT);
    }

    /** A tool was called for the message, and the model goes on: the same message, and nothing that the person asked for again. */
    private static boolean goesOn(Asking asking) {
        return asking.marks().subList(asking.target() + 1, asking.marks().size()).stream()
                .map(Mark::role)
                .anyMatch(role -> role == Role.ASSISTANT || role == Role.TOOL);
    }

    /** The last that was said before the message is an answer. */
    private static boolean followsAnswer(Asking asking) {
        List<Mark> marks = asking.marks();
        for (int place = asking.target() - 1; place >= 0; place--) {
            Role role = marks.get(place).role();
            if (role == Role.ASSISTANT || role == Role.USER) {
                return role == Role.ASSISTANT;
            }
        }
        return asking.continues() != null;
    }
}
