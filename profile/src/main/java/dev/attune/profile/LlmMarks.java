package dev.attune.profile;

import dev.attune.profile.model.Person;
import dev.attune.profile.store.ProfileStore;
import dev.attune.profile.store.WaitingTurn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Remembers which turns the LLM has read, beside those that were learned: a turn is learned when it is put by for the LLM, or the
 * queue would deliver it again, and read later. No id of a turn has a line break.
 */
final class LlmMarks {

    private static final String READ = "\nllm\n";

    private final ProfileStore profiles;

    LlmMarks(ProfileStore profiles) {
        this.profiles = profiles;
    }

    static Set<String> of(Collection<WaitingTurn> turns) {
        Set<String> marks = new HashSet<>();
        turns.forEach(turn -> marks.add(mark(turn)));
        return marks;
    }

    /** Those that were not read before. */
    CompletionStage<List<WaitingTurn>> unread(Person person, List<WaitingTurn> turns) {
        return profiles.learned(person, of(turns)).thenApply(read -> {
            List<WaitingTurn> left = new ArrayList<>(turns);
            left.removeIf(turn -> read.contains(mark(turn)));
            return left;
        });
    }

    private static String mark(WaitingTurn turn) {
        return READ + turn.candidate().turn();
    }
}
