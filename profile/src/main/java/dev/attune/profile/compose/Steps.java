package dev.attune.profile.compose;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is to be remembered of a request. */
final class Steps {

    /** A step that tells the same is not written again until this part of its time is over. */
    private static final int FRESH_SHARE = 8;

    private final Instant at;
    private final Conversation conversation;
    private final Duration keep;

    Steps(Instant at, Conversation conversation, Duration keep) {
        this.at = at;
        this.conversation = conversation;
        this.keep = keep;
    }

    /** The steps that are new once this came ahead of the message to be answered. */
    Map<Long, Step> after(@Nullable Passage fresh) {
        Map<Long, Step> steps = new HashMap<>();
        for (Utterance utterance : conversation.gone()) {
            steps.put(utterance.key(), step(utterance, null));
        }
        Utterance target = conversation.target();
        if (target != null) {
            Step next = step(target, conversation.isAnswered() ? putBack(target) : fresh);
            if (!isKnown(next)) {
                steps.put(target.key(), next);
            }
        }
        return steps;
    }

    private Step step(Utterance utterance, @Nullable Passage recalled) {
        return new Step(
                at,
                utterance.own(),
                utterance.place(),
                conversation.standing(),
                recalled,
                utterance.opens() ? null : conversation.opening());
    }

    private @Nullable Passage putBack(Utterance target) {
        for (Conversation.PutBack put : conversation.again()) {
            if (put.utterance().is(target)) {
                return put.passage();
            }
        }
        return null;
    }

    private boolean isKnown(Step next) {
        Step known = conversation.known();
        return known != null && known.tellsAs(next) && known.at().isAfter(at.minus(keep.dividedBy(FRESH_SHARE)));
    }
}
