package dev.attune.profile;

import dev.attune.profile.model.Depth;
import dev.attune.profile.model.Interaction;
import dev.attune.profile.model.Tastes;
import java.util.List;

/** What a profile shows of somebody at a moment, stated or by behaviour, whether or not it may be applied. */
public record Insight(Tastes tastes, List<Depth> expertise, Interaction interaction) {

    public Insight {
        expertise = List.copyOf(expertise);
    }
}
