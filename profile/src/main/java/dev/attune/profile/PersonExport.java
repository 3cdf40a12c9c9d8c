package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Trace;
import java.util.List;

/**
 * All of a person.
 *
 * @param history oldest first, so that it reads as it happened
 * @param traces newest first
 */
public record PersonExport(Profile profile, List<Adaptation> history, List<Trace> traces) {

    public PersonExport {
        history = List.copyOf(history);
        traces = List.copyOf(traces);
    }
}
