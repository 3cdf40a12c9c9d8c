package dev.attune.profile.learn.habit.style;

import dev.attune.profile.compose.StyleSettings;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Signal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reaction to an answer says of the dimensions, by what the answer was like. An answer that was like any other says nothing. */
final class Reacting {

    private final StyleSettings settings;

    Reacting(StyleSettings settings) {
        this.settings = settings;
    }

    /** What a reaction says of a dimension; empty when nothing. */
    Optional<Posterior.Weighed> sign(Reaction reaction, Dimension dimension) {
        Reply reply = reaction.reply();
        Boolean was = reply == null ? null : was(reply, dimension);
        if (was == null || !concerns(reaction.signal(), dimension, was)) {
            return Optional.empty();
        }
        boolean high = reaction.signal() == Signal.LIKED ? was : !was;
        Sign sign = new Sign(high, reaction.at(), reaction.conversation(), reaction.id());
        return Optional.of(new Posterior.Weighed(sign, weight(reaction.signal()), false));
    }

    /** Which end the answer was at: true for high; absent when at neither. */
    private @Nullable Boolean was(Reply reply, Dimension dimension) {
        StyleSettings.Answers answers = settings.answers();
        return switch (dimension) {
            case LENGTH ->
                reply.words() >= answers.longFrom()
                        ? Boolean.TRUE
                        : reply.words() <= answers.shortTo() ? Boolean.FALSE : null;
            case STRUCTURE -> reply.lines() >= answers.listed() ? Boolean.TRUE : null;
            case EMOJI -> reply.emoji() > 0 ? Boolean.TRUE : null;
            case FORMALITY, TECHNICAL_DEPTH, DIRECTNESS, WARMTH, EXAMPLES, HUMOUR -> null;
        };
    }

    /** Leaving says only that it was long enough, and asking once more little else; a rating is of the whole answer. */
    private static boolean concerns(Signal signal, Dimension dimension, boolean high) {
        return switch (signal) {
            case LEFT, REGENERATED -> dimension == Dimension.LENGTH && high;
            case LIKED, DISLIKED -> true;
            case UNRATED -> false;
        };
    }

    private double weight(Signal signal) {
        StyleSettings.Weights weights = settings.weights();
        return switch (signal) {
            case LEFT -> weights.left();
            case REGENERATED -> weights.regenerated();
            case LIKED -> weights.liked();
            case DISLIKED -> weights.disliked();
            case UNRATED -> 0;
        };
    }
}
