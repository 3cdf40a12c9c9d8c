package dev.attune.profile.recall;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.model.Withheld.Reason;
import dev.attune.profile.text.Likeness;
import dev.attune.profile.text.TokenCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Picks from the candidates what is brought up, within the limit and the budget, and tells why the next best are not. */
final class Selection {

    private final MemoryIndex index;
    private final RecallQuery query;
    private final RecallSettings settings;
    private final TokenCount tokens;
    private final List<Candidate> picked = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private int tokensLeft;

    Selection(MemoryIndex index, RecallQuery query, RecallSettings settings, TokenCount tokens) {
        this.index = index;
        this.query = query;
        this.settings = settings;
        this.tokens = tokens;
        this.tokensLeft = query.tokens();
    }

    Recalled select(List<Candidate> candidates, Threshold threshold) {
        for (Candidate candidate : candidates) {
            if (picked.size() >= query.limit()) {
                break;
            }
            if (!query.standing().contains(candidate.memory().id())) {
                consider(candidate, threshold);
            }
        }
        List<Recalled.Item> items = picked.stream()
                .map(one -> new Recalled.Item(one.memory(), one.score()))
                .toList();
        return new Recalled(items, withheld);
    }

    private void consider(Candidate candidate, Threshold threshold) {
        Memory memory = candidate.memory();
        Optional<Reason> against = reasonAgainst(candidate, threshold);
        if (against.isPresent()) {
            withhold(memory, against.get());
        } else if (!isRepeated(candidate) && !isToldBy(memory)) {
            picked.add(candidate);
            tokensLeft -= tokens.of(memory.text());
        }
    }

    private void withhold(Memory memory, Reason reason) {
        if (withheld.size() < settings.mostWithheld()) {
            withheld.add(new Withheld(memory.id(), reason));
        }
    }

    private Optional<Reason> reasonAgainst(Candidate candidate, Threshold threshold) {
        Memory memory = candidate.memory();
        if (!threshold.isReachedBy(candidate)) {
            return Optional.of(Reason.BELOW_THRESHOLD);
        }
        if (query.said().contains(memory.id())) {
            return Optional.of(Reason.ALREADY_SAID);
        }
        Optional<Reason> ruled = query.ruling().apply(memory);
        if (ruled.isPresent()) {
            return ruled;
        }
        return tokens.of(memory.text()) > tokensLeft ? Optional.of(Reason.OVER_BUDGET) : Optional.empty();
    }

    /** Whether all that it rests on was brought up: as an episode whole or, in a search, as what was learned from it. */
    private boolean isToldBy(Memory memory) {
        return !memory.evidence().isEmpty()
                && memory.evidence().stream()
                        .allMatch(evidence -> picked.stream()
                                .map(Candidate::memory)
                                .anyMatch(other -> tells(other, memory, evidence)));
    }

    private boolean tells(Memory other, Memory memory, Evidence evidence) {
        return other.isLasting() != memory.isLasting()
                && (query.purpose() == RecallQuery.Purpose.SEARCH
                        || (memory.isLasting() && other.text().contains(evidence.quote())))
                && other.evidence().stream().anyMatch(one -> one.turn().equals(evidence.turn()));
    }

    /** Whether it says in nearly the same words what a better one says. */
    private boolean isRepeated(Candidate candidate) {
        List<String> stems = index.stems(candidate.place());
        return picked.stream()
                .anyMatch(other -> Likeness.ofWords(stems, index.stems(other.place())) >= settings.repeated());
    }
}
