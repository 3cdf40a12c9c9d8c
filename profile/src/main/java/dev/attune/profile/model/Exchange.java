package dev.attune.profile.model;

import java.util.List;
import java.util.Set;

/**
 * What there is to learn from: the new turns of one conversation, oldest first. Only the person's own turns teach; the others are
 * there to understand them by.
 *
 * @param signals what the person did, beside what they said, about the answer that came before their turns or among them; what
 *     came without words has an empty turn of its own, so that it counts once
 */
public record Exchange(Person person, String conversation, List<Turn> turns, Set<Signal> signals) {

    /** Of the name that an app gives to a conversation. */
    public static final int MOST_CONVERSATION_CHARACTERS = 256;

    public Exchange {
        turns = List.copyOf(turns);
        signals = Set.copyOf(signals);
    }

    /** Of which no more is known than what was said. */
    public Exchange(Person person, String conversation, List<Turn> turns) {
        this(person, conversation, turns, Set.of());
    }

    /** What was said: a turn without words is there for what it carries. */
    public Exchange spoken() {
        return with(turns.stream().filter(turn -> !turn.content().isBlank()).toList());
    }

    /** The same conversation and signals with other turns. */
    public Exchange with(List<Turn> others) {
        return new Exchange(person, conversation, others, signals);
    }
}
