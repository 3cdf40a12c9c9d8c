package dev.attune.profile.learn.habit.style;

import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Turn;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * One sign of where somebody is on a dimension.
 *
 * @param high which end it speaks for
 * @param at when it was given, in seconds
 * @param conversation stands for the conversation
 * @param id stands for the turn that it was given in
 */
record Sign(boolean high, long at, int conversation, int id) {

    /** Newest first, and the same order for the same signs whoever sorts them. */
    static final Comparator<Sign> NEWEST_FIRST = Comparator.comparingLong(Sign::at)
            .reversed()
            .thenComparingInt(Sign::id)
            .thenComparingInt(Sign::conversation)
            .thenComparing(Sign::high);

    /** The signs of a turn: one for each dimension that it wishes to one end only. */
    static Map<Dimension, Sign> of(Collection<ReactionWords.Cue> cues, Turn turn, int conversation) {
        Map<Dimension, Sign> signs = new EnumMap<>(Dimension.class);
        for (ReactionWords.Cue cue : cues) {
            boolean torn = cues.contains(new ReactionWords.Cue(cue.dimension(), !cue.high()));
            if (!torn) {
                signs.put(
                        cue.dimension(),
                        new Sign(cue.high(), turn.at().getEpochSecond(), conversation, Code.digest(turn.id())));
            }
        }
        return signs;
    }

    String encode() {
        return (high ? "+" : "-") + Code.of(at) + "." + Code.of(conversation) + "." + Code.of(id);
    }

    static Sign decode(String text) {
        long[] numbers = Code.numbers(text.substring(1));
        return new Sign(text.charAt(0) == '+', numbers[0], (int) numbers[1], (int) numbers[2]);
    }
}
