package dev.attune.profile.learn.habit.style;

import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Signal;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about an answer, without words.
 *
 * @param at when, in seconds; of a rating, when the answer was given
 * @param conversation stands for the conversation
 * @param id stands for the turn that carried it; of a rating, for the answer
 * @param made when, in milliseconds: of several ratings of an answer the last one holds
 * @param reply the answer; absent as long as it has not been seen
 */
record Reaction(
        Signal signal,
        long at,
        int conversation,
        int id,
        long made,
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
        return new Reaction(signal, at, conversation, id, made, newest);
    }

    /** Another rating of the same answer. */
    boolean isInsteadOf(Reaction other) {
        return signal.isRating() && other.signal.isRating() && id == other.id;
    }

    /** Of two ratings of an answer. */
    boolean isLaterThan(Reaction other) {
        return made == other.made ? signal.compareTo(other.signal) > 0 : made > other.made;
    }

    /** Regenerating asks for an answer that may bear its very time; it is about the one before. */
    private boolean isLater() {
        return signal == Signal.REGENERATED;
    }

    String encode() {
        String own = signal.label() + "." + Code.of(at) + "." + Code.of(conversation) + "." + Code.of(id) + "."
                + Code.of(made);
        return reply == null ? own : own + "." + reply.encode();
    }

    static Reaction decode(String text) {
        String[] parts = text.split("\\.", 6);
        long[] own = Code.numbers(String.join(".", parts[1], parts[2], parts[3], parts[4]));
        return new Reaction(
                Labelled.parse(Signal.class, "signal", parts[0]),
                own[0],
                (int) own[1],
                (int) own[2],
                own[3],
                parts.length == 6 ? Reply.decode(parts[5]) : null);
    }
}
