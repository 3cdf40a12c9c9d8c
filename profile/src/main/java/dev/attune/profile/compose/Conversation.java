package dev.attune.profile.compose;

import dev.attune.profile.model.Memory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request's conversation has been told and is told again, and what it has yet to hear.
 *
 * @param standing the standing block; absent when it has none
 * @param present the standing block that a new conversation would have
 * @param again the recalled blocks that are put back, in the order of the request
 * @param told the memories of both, as they are now
 * @param owed what it should know by now and has not been told; comes ahead of the message to be answered
 * @param has ids of what it has besides: what the person says in it, and what upstream has from before
 * @param target the message to be answered; absent when the request answers none, or when upstream has what came before it
 * @param isAnswered the message was answered before, so that nothing new comes ahead of it
 * @param opening what it began with
 * @param gone messages whose blocks may not be put back any more
 * @param known the step of the message to be answered, if it has one
 */
public record Conversation(
        @Nullable Passage standing,
        Standing present,
        List<PutBack> again,
        List<Memory> told,
        List<Memory> owed,
        Set<String> has,
        @Nullable Utterance target,
        boolean isAnswered,
        Step.@Nullable Opening opening,
        List<Utterance> gone,
        @Nullable Step known) {

    public Conversation {
        again = List.copyOf(again);
        told = List.copyOf(told);
        owed = List.copyOf(owed);
        has = Set.copyOf(has);
        gone = List.copyOf(gone);
    }

    /** Ids of what stands, and of what is told because it should stand. */
    public Set<String> standingIds() {
        Set<String> ids = new HashSet<>();
        if (standing != null) {
            ids.addAll(standing.memories());
        }
        owed.forEach(memory -> ids.add(memory.id()));
        return ids;
    }

    /** Ids of what need not be recalled: the recalled blocks of earlier messages tell it, or the conversation has it besides. */
    public Set<String> said() {
        Set<String> ids = new HashSet<>(has);
        again.forEach(put -> ids.addAll(put.passage().memories()));
        return ids;
    }

    /** A block and the message ahead of which it goes. */
    record PutBack(Utterance utterance, Passage passage) {}
}
