package dev.attune.profile.compose;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which messages of a request are remembered. For one request. */
final class Recognition {

    private final Asking asking;
    private final Trail trail;
    private final List<Utterance> said;

    Recognition(Asking asking, Trail trail) {
        this.asking = asking;
        this.trail = trail;
        this.said = Utterance.of(asking);
    }

    /** A message and what had been told when it was answered. */
    record Found(Utterance utterance, Step step) {}

    /** What upstream has of the conversation from before; absent when the request holds all of it, or that was too long ago. */
    @Nullable
    Held held(Duration keep) {
        Held held = Held.of(asking, trail);
        return held == null || held.at().isBefore(asking.at().minus(keep)) ? null : held;
    }

    /** Ids of the memories that the person says in this conversation. */
    Set<String> said(SaidHere saidHere, @Nullable Held held) {
        return saidHere.in(asking, held == null ? Set.of() : held.messages());
    }

    /** The message to be answered. */
    @Nullable
    Utterance target() {
        Utterance last = said.isEmpty() ? null : said.get(said.size() - 1);
        return last != null && last.index() == asking.target() ? last : null;
    }

    /** The last message ahead of the first answer: the one that the first answer was for. */
    @Nullable
    Utterance first() {
        Utterance first = null;
        for (Utterance utterance : said) {
            first = utterance.opens() ? utterance : first;
        }
        return first;
    }

    /** No answer has been given yet, nor begun: when tools were called for it, it has. */
    boolean isBeginning(Utterance target) {
        return target.opens()
                && asking.marks().subList(asking.target() + 1, asking.marks().size()).stream()
                        .map(Mark::role)
                        .noneMatch(role -> role == Role.ASSISTANT || role == Role.TOOL);
    }

    /** The messages that are remembered, in the order of the request; none when the last of it was too long ago. */
    List<Found> found(Utterance target, Duration keep) {
        Utterance first = first();
        List<Found> found = new ArrayList<>();
        for (Utterance utterance : said) {
            if (!utterance.opens() || utterance.is(first)) {
                step(utterance, target, first).ifPresent(step -> found.add(new Found(utterance, step)));
            }
        }
        Instant oldest = asking.at().minus(keep);
        return found.stream().anyMatch(one -> one.step().at().isAfter(oldest)) ? found : List.of();
    }

    private Optional<Step> step(Utterance utterance, Utterance target, @Nullable Utterance first) {
        Optional<Step> step = trail.find(utterance.key());
        if (utterance.is(target)) {
            return step.filter(known -> utterance.opens() || isOfBeginning(known, first));
        }
        // What came before it may have been cut off.
        return step.or(() -> trail.last(known -> known.place() == utterance.place()))
                .or(() -> utterance.opens() ? trail.last(known -> known.own() == utterance.own()) : Optional.empty());
    }

    /** The same words after the same answer may be those of another conversation. */
    private static boolean isOfBeginning(Step known, @Nullable Utterance first) {
        Step.Opening opening = known.opening();
        return first == null ? opening == null : opening != null && opening.message() == first.own();
    }
}
