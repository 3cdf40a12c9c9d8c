package dev.attune.profile.learn.llm;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Turn;

/**
 * A turn that may teach something, with what the assistant said right before and after it.
 *
 * @param exchange the turn and its neighbours, cut to what a batch may hold
 * @param turn id of the person's own turn among them
 * @param place of the turn among the person's in the exchange that it came in
 */
public record Candidate(Exchange exchange, String turn, int place) {

    /** The person's own turn. */
    public Turn own() {
        return exchange.turns().stream()
                .filter(each -> each.id().equals(turn))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a candidate without its turn"));
    }
}
