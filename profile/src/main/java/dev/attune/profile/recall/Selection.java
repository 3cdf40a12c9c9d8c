package dev.attune.profile.recall;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.model.Withheld.Reason;
import dev.attune.profile.recall.Ranking.Candidate;
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

    Recalled select(List<Candidate> candidates) {
        double best = candidates.isEmpty() ? 0 : candidates.get(0).score();
        double least = best < settings.floor() ? Double.POSITIVE_INFINITY : best * settings.share();
        for (Candidate candidate : candidates) {
            if (picked.size() >= query.limit() || withheld.size() >= settings.mostWithheld()) {
                break;
            }
            consider(candidate, least);
        }
        return new Recalled(
                picked.stream()
                        .map(candidate -> new Recalled.Item(index.memory(candidate.place()), candidate.score()))
                        .toList(),
                withheld);
    }

    private void consider(Candidate candidate, double least) {
        Memory memory = index.memory(candidate.place());
        if (query.standing().contains(memory.id())) {
            return;
        }
        Optional<Reason> against = reasonAgainst(candidate, memory, least);
        if (against.isPresent()) {
            withheld.add(new Withheld(memory.id(), against.get()));
        } else if (!isRepeated(candidate)) {
            picked.add(candidate);
            tokensLeft -= tokens.of(memory.text());
        }
    }

    private Optional<Reason> reasonAgainst(Candidate candidate, Memory memory, double least) {
        if (candidate.score() < least) {
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

    private boolean isRepeated(Candidate candidate) {
        return picked.stream()
                .anyMatch(other -> Likeness.ofWords(index.stems(candidate.place()), index.stems(other.place())) > 0.95);
    }
}
