package dev.attune.profile.compose;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Withheld;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trait in words.
 *
 * @param memory stands for the trait wherever memories are told
 * @param against why it is not told, absent when it may be
 * @param wordings of lines that still hold, as {@link Passage.Item#wording}: who was told one of them need not hear that it is wrong
 */
record Remark(Memory memory, Withheld.@Nullable Reason against, Set<Integer> wordings) {

    Remark {
        wordings = Set.copyOf(wordings);
    }

    boolean isTold() {
        return against == null;
    }
}
