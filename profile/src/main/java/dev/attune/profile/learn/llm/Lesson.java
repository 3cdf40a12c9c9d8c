package dev.attune.profile.learn.llm;

import dev.attune.profile.model.Turn;
import java.util.List;
import java.util.Optional;

/**
 * One question to the model.
 *
 * @param candidates in the order in which they were said
 * @param asked what the model is sent, without the instructions, which are the same for all
 * @param promptTokens counted, not measured by the endpoint
 * @param answerTokens most that the answer may have
 */
public record Lesson(List<Note> known, List<Candidate> candidates, String asked, int promptTokens, int answerTokens) {

    public Lesson {
        known = List.copyOf(known);
        candidates = List.copyOf(candidates);
    }

    /** What it may cost at the most. */
    public int tokens() {
        return promptTokens + answerTokens;
    }

    static String turnId(int place) {
        return "t" + (place + 1);
    }

    /** The person's turn under the short id that the model was told. */
    Optional<Turn> turn(String id) {
        for (int place = 0; place < candidates.size(); place++) {
            if (turnId(place).equals(id)) {
                return Optional.of(candidates.get(place).own());
            }
        }
        return Optional.empty();
    }

    Optional<Note> note(String id) {
        return known.stream().filter(note -> note.id().equals(id)).findFirst();
    }
}
