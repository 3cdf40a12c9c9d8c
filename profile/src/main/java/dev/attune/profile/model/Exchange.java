package dev.attune.profile.model;

import java.util.List;

/**
 * What there is to learn from: the new turns of one conversation, oldest first. Only the person's own turns teach; the others are
 * there to understand them by.
 */
public record Exchange(Person person, String conversation, List<Turn> turns) {

    public Exchange {
        turns = List.copyOf(turns);
    }
}
