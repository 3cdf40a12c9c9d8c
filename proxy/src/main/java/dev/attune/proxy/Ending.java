package dev.attune.proxy;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Answer.Outcome;
import dev.attune.proxy.wire.AnswerTap;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one call ends: by its answer's end, by its client or by upstream, whichever is first. Then it is counted and handed over to be kept.
 * On the call's event loop.
 */
final class Ending {

    private final Call call;
    private final Remembering remembering;
    private final Runnable done;
    private final Meters meters;
    private AnswerTap tap = AnswerTap.BLIND;
    private boolean learns;
    private boolean streams;
    private @Nullable Patience patience;
    private @Nullable Future<Void> kept;
    private boolean over;

    Ending(Call call, Remembering remembering, Runnable done, Meters meters) {
        this.call = call;
        this.remembering = remembering;
        this.done = done;
        this.meters = meters;
    }

    /**
     * The answer begins, and shows itself to this.
     *
     * @param keeps whether its text may be kept, or is only looked through
     */
    void listen(AnswerTap next, boolean keeps) {
        tap = next;
        learns = keeps;
    }

    /** The answer comes in events, until the call is over. */
    void streams() {
        if (!streams && !over) {
            streams = true;
            meters.stream(true);
        }
    }

    AnswerTap tap() {
        return tap;
    }

    /** Waits for upstream, unless all is over. */
    void await(Patience next) {
        if (over) {
            next.cancel();
            return;
        }
        patience = next;
    }

    Optional<Patience> patience() {
        return Optional.ofNullable(patience);
    }

    /** The answer ends so, unless it has ended before. Completes when the turn is kept, within a bound. */
    Future<Void> end(Outcome outcome) {
        if (kept == null) {
            kept = keep(outcome);
        }
        return kept;
    }

    private Future<Void> keep(Outcome outcome) {
        meters.ended(call, outcome);
        call.trace().ended(outcome);
        if (call.prepared().isEmpty()) {
            return Future.succeededFuture();
        }
        var prepared = call.prepared().get();
        var micros = prepared.micros()
                .with(call.stopwatch().identifyMicros(), call.stopwatch().spliceMicros());
        AnswerTap heard = learns ? tap : AnswerTap.BLIND;
        Answer answer = new Answer(prepared, outcome, heard.text(), heard.id(), micros);
        if (heard.isOverflowed()) {
            meters.tapOverflowed();
        }
        return remembering.remember(answer, call.loop());
    }

    /** Nothing more will happen to the call. */
    void over() {
        if (over) {
            return;
        }
        over = true;
        patience().ifPresent(Patience::cancel);
        if (streams) {
            meters.stream(false);
        }
        call.trace().over();
        done.run();
    }
}
