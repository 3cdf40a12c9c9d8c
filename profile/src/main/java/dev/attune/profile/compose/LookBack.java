package dev.attune.profile.compose;

import dev.attune.profile.compose.Conversation.PutBack;
import dev.attune.profile.compose.Recognition.Found;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Withheld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a request's conversation was told by what is remembered of its messages. A provider caches by prefix, so what was
 * told goes back where it was, byte for byte, and what is new comes last. For one request.
 *
 * <p>Three things go before the cache: a request that begins a conversation is told what is known now; so is one that is not
 * recognised; and what may not be told any more is not put back.
 */
final class LookBack {

    private final Recognition recognition;
    private final Standing present;
    private final Tellable tellable;
    private final Function<Memory, Optional<Withheld.Reason>> ruling;
    private final Set<Passage.Item> told = new HashSet<>();
    private final List<PutBack> again = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final List<Utterance> gone = new ArrayList<>();

    LookBack(
            Recognition recognition,
            Standing present,
            Tellable tellable,
            Function<Memory, Optional<Withheld.Reason>> ruling) {
        this.recognition = recognition;
        this.present = present;
        this.tellable = tellable;
        this.ruling = ruling;
    }

    /** What was told, as long as the last of it was not longer ago. */
    Conversation look(Duration keep) {
        Held held = recognition.held(keep);
        said.addAll(recognition.said(tellable.saidHere(), held));
        if (held != null && !held.items().isEmpty()) {
            return goOn(held);
        }
        Utterance target = recognition.target();
        if (target == null || recognition.isBeginning(target)) {
            return afresh(target);
        }
        List<Found> found = recognition.found(target, keep);
        return found.isEmpty() ? afresh(target) : resume(target, found);
    }

    /** Upstream tells it again by itself; what is not to be told any more is beyond our reach there. */
    private Conversation goOn(Held held) {
        told.addAll(held.items());
        List<Memory> owed = owed();
        held.items().forEach(item -> said.add(item.memory()));
        return new Conversation(null, present, List.of(), List.of(), owed, said, null, false, null, List.of(), null);
    }

    /** As if nothing had been told. */
    private Conversation afresh(@Nullable Utterance target) {
        Step.Opening opening = target == null ? null : opening(target, null);
        return new Conversation(
                standingNow(),
                present,
                List.of(),
                present.told(),
                List.of(),
                said,
                target,
                false,
                opening,
                List.of(),
                null);
    }

    private Conversation resume(Utterance target, List<Found> found) {
        Found last = found.get(found.size() - 1);
        Passage standing = last.step().standing();
        boolean remade = standing != null && !tellable.allows(standing, ruling);
        if (remade) {
            standing = standingNow();
        }
        if (standing != null) {
            told.addAll(standing.items());
        }
        found.forEach(one -> putBack(one.utterance(), recalled(one, found), remade));
        boolean isRetried = last.utterance().is(target);
        return new Conversation(
                standing,
                present,
                again,
                memories(standing),
                owed(),
                said,
                target,
                isRetried && !gone.contains(target),
                opening(target, again.isEmpty() ? null : again.get(0)),
                gone,
                isRetried ? last.step() : null);
    }

    /** A block goes back unless it may not, or would say again, or after a newer word, what is said by now. */
    private void putBack(Utterance utterance, @Nullable Passage passage, boolean remade) {
        if (passage == null) {
            return;
        }
        boolean repeats = passage.items().stream().anyMatch(told::contains);
        boolean lags = remade
                && passage.items().stream()
                        .anyMatch(item -> tellable.newer(item, ruling).isPresent());
        if (repeats || lags || !tellable.allows(passage, ruling)) {
            gone.add(utterance);
            return;
        }
        told.addAll(passage.items());
        again.add(new PutBack(utterance, passage));
    }

    /** Later steps know how their conversation began; the first message's own step may be that of another one. */
    private static @Nullable Passage recalled(Found one, List<Found> found) {
        if (one.utterance().opens()) {
            for (int place = found.size() - 1; place > 0; place--) {
                Step.Opening opening = found.get(place).step().opening();
                if (opening != null && opening.message() == one.utterance().own()) {
                    return opening.recalled();
                }
            }
        }
        return one.step().recalled();
    }

    /** How the conversation began, for the step of the message to be answered. */
    private Step.@Nullable Opening opening(Utterance target, @Nullable PutBack earliest) {
        Utterance first = recognition.first();
        if (first == null || first.is(target)) {
            return null;
        }
        Passage begun = earliest != null && earliest.utterance().is(first) ? earliest.passage() : null;
        return new Step.Opening(first.own(), begun);
    }

    /** What should stand by now, and the newer word for what was told. */
    private List<Memory> owed() {
        Map<String, Memory> owed = new LinkedHashMap<>();
        present.told().forEach(memory -> owe(memory, owed));
        told.forEach(item -> tellable.newer(item, ruling).ifPresent(memory -> owe(memory, owed)));
        return List.copyOf(owed.values());
    }

    private void owe(Memory memory, Map<String, Memory> owed) {
        if (!told.contains(Passage.Item.of(memory)) && !said.contains(memory.id())) {
            owed.put(memory.id(), memory);
        }
    }

    private List<Memory> memories(@Nullable Passage standing) {
        List<Memory> memories = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (standing != null) {
            collect(standing, seen, memories);
        }
        again.forEach(put -> collect(put.passage(), seen, memories));
        return memories;
    }

    private void collect(Passage passage, Set<String> seen, List<Memory> memories) {
        for (String id : passage.memories()) {
            if (seen.add(id)) {
                tellable.memory(id).ifPresent(memories::add);
            }
        }
    }

    private @Nullable Passage standingNow() {
        return present.told().isEmpty() ? null : Passage.of(present.text(), present.tokens(), present.told());
    }
}
