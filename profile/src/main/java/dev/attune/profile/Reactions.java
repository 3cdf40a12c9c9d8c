package dev.attune.profile;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Feedback;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.Verdict;
import java.util.List;
import java.util.Set;

/**
 * What people did about answers, as something to learn from. Each has an empty turn of its own, named by the answer's trace: the message may
 * have been learned long ago. Whoever is held back from personalization shapes nothing by reacting to answers that were not made for them.
 */
final class Reactions {

    private static final Verdict HELD = new Verdict.None(Verdict.Reason.HOLDOUT);

    private Reactions() {}

    /** How an answer's end is taken: leaving before it began says nothing of it. */
    static Set<Signal> of(Answer answer) {
        boolean left = answer.outcome() == Answer.Outcome.LEFT && !answer.text().isBlank();
        return left && !isHeld(answer) ? Set.of(Signal.LEFT) : Set.of();
    }

    static boolean isHeld(Answer answer) {
        return answer.prepared().verdict().equals(HELD);
    }

    static boolean isHeld(Trace trace) {
        return trace.verdict().equals(HELD);
    }

    /** The turn that carries a signal. */
    static Turn turn(Answer answer, Signal signal) {
        String id = signal.label() + ":" + answer.prepared().trace();
        return new Turn(id, Role.USER, null, "", answer.prepared().asking().at());
    }

    /** A rating, with an empty turn in place of the answer: its words are not kept, and its time tells which it is. */
    static Exchange rating(Trace trace, Feedback feedback) {
        Signal signal = feedback.rating() > 0 ? Signal.LIKED : feedback.rating() < 0 ? Signal.DISLIKED : Signal.UNRATED;
        String rated = "rated:" + trace.id();
        Turn answer = new Turn(rated, Role.ASSISTANT, null, "", trace.at());
        // The time in it lets them change their mind and change it back.
        String id = rated + ":" + signal.label() + ":" + feedback.at().toEpochMilli();
        Turn own = new Turn(id, Role.USER, null, "", feedback.at());
        return new Exchange(trace.person(), trace.conversation(), List.of(answer, own), Set.of(signal));
    }
}
