package dev.attune.profile.learn.llm;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.learn.OwnStatements;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import dev.attune.profile.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides which turns an LLM is paid for: those in which the person says something of themselves in their own words, in whatever
 * language, and those that the local learner finds something in. Tasks, pastes and mere questions do not pass. Under a millisecond
 * for most turns; safe for use by many threads.
 */
public final class LlmGate {

    /** Longer turns are documents; people speak of themselves at their start. */
    private static final int MOST_CHARACTERS = 4_000;

    private static final int MOST_NEIGHBOUR_CHARACTERS = 300;
    private static final int FEWEST_CHARACTERS = 6;

    private final OwnStatements statements;
    private final FirstPerson firstPerson;
    private final LocalLearner local;

    /** @param local reads wishes about the answers, which may not speak of the person at all */
    public LlmGate(ConfigFiles files, LocalLearner local) {
        this.statements = new OwnStatements(files);
        this.firstPerson = new FirstPerson(files);
        this.local = local;
    }

    /** The turns of an exchange that may teach something, in their order. */
    public List<Candidate> candidates(Exchange exchange, Profile profile) {
        List<Turn> turns = exchange.turns();
        List<Candidate> found = new ArrayList<>();
        Map<String, Integer> ranks = Saying.ranks(exchange);
        for (int place = 0; place < turns.size(); place++) {
            Turn turn = turns.get(place);
            if (turn.role() == Role.USER && passes(cut(turn, MOST_CHARACTERS), exchange, profile)) {
                found.add(candidate(exchange, place, ranks.getOrDefault(turn.id(), 0)));
            }
        }
        return found;
    }

    private boolean passes(Turn turn, Exchange exchange, Profile profile) {
        for (Span clause : statements.of(turn.content())) {
            if (clause.text().length() >= FEWEST_CHARACTERS && firstPerson.speaksIn(clause.text())) {
                return true;
            }
        }
        Exchange alone = new Exchange(exchange.person(), exchange.conversation(), List.of(turn));
        return !local.study(alone, profile).toCompletableFuture().join().isEmpty();
    }

    private static Candidate candidate(Exchange exchange, int place, int rank) {
        List<Turn> turns = exchange.turns();
        List<Turn> kept = new ArrayList<>();
        if (place > 0 && turns.get(place - 1).role() == Role.ASSISTANT) {
            kept.add(cut(turns.get(place - 1), MOST_NEIGHBOUR_CHARACTERS));
        }
        Turn own = cut(turns.get(place), MOST_CHARACTERS);
        kept.add(own);
        if (place + 1 < turns.size() && turns.get(place + 1).role() == Role.ASSISTANT) {
            kept.add(cut(turns.get(place + 1), MOST_NEIGHBOUR_CHARACTERS));
        }
        return new Candidate(new Exchange(exchange.person(), exchange.conversation(), kept), own.id(), rank);
    }

    private static Turn cut(Turn turn, int most) {
        String content = turn.content();
        return content.length() <= most
                ? turn
                : new Turn(turn.id(), turn.role(), turn.name(), content.substring(0, most), turn.at());
    }
}
