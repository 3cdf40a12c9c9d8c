package dev.attune.profile.learn.habit.style;

import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Signal;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about an answer, without words.
 *
 * @param at when, in seconds
 * @param conversation stands for the conversation
 * @param id stands for the turn that carried it
 * @param reply the answer; absent as long as it has not been seen
 */
record Reaction(
        Signal signal,
        long at,
        int conversation,
        int id,
        @Nullable Reply reply) {

    static final Comparator<Reaction> NEWEST_FIRST = Comparator.comparingLong(Reaction::at)
            .reversed()
            .thenComparingInt(Reaction::id)
            .thenComparing(Reaction::signal);

    /** The same with the newest answer of its conversation that came before it, if one of these is it. */
    Reaction about(Collection<Reply> replies) {
        Reply newest = reply;
        for (Reply one : replies) {
            boolean fits = one.conversation() == conversation && (isLater() ? one.at() < at : one.at() <= at);
            if (fits && (newest == null || Reply.NEWEST_FIRST.compare(one, newest) < 0)) {
                newest = one;
            }
        }
        return new Reaction(signal, at, conversation, id, newest);
    }

    /** Regenerating asks for an answer that may bear its very time; it is about the one before. */
    private boolean isLater() {
        return signal == Signal.REGENERATED;
    }

    String encode() {
        String own = signal.label() + "." + Code.of(at) + "." + Code.of(conversation) + "." + Code.of(id);
        return reply == null ? own : own + "." + reply.encode();
    }

    static Reaction decode(String text) {
        String[] parts = text.split("\\.", 5);
        long[] own = Code.numbers(String.join(".", parts[1], parts[2], parts[3]));
        return new Reaction(
                Labelled.parse(Signal.class, "signal", parts[0]),
                own[0],
                (int) own[1],
                (int) own[2],
                parts.length == 5 ? Reply.decode(parts[4]) : null);
    }
}
