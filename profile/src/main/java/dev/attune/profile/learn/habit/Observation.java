package dev.attune.profile.learn.habit;

import dev.attune.profile.learn.Finding;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.util.List;

/**
 * What an observer sees of an exchange.
 *
 * @param exchange with the turns that are new; secrets are taken out of it
 * @param findings what the person's own words state by the rules, and may be learned: for observers to which a stated wish is a signal
 * @param profile as it was before the exchange
 */
public record Observation(Exchange exchange, List<Finding> findings, Profile profile) {

    public Observation {
        findings = List.copyOf(findings);
    }

    /** The person's own turns, oldest first. */
    public List<Turn> own() {
        return exchange.turns().stream()
                .filter(turn -> turn.role() == Role.USER && !turn.content().isBlank())
                .toList();
    }
}
