package dev.attune.console;

import dev.attune.profile.Retention;
import dev.attune.profile.Rules;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Personalization;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The usual rules, and one tenant that has some of its own. */
final class FakeRules implements Rules {

    private static final String STRICT = "school";

    @Override
    public Controls defaults(String tenant) {
        return tenant.equals(STRICT)
                ? new Controls(Personalization.OFF, Map.of(), Intensity.SUBTLE, Map.of())
                : FakeStore.DEFAULTS;
    }

    @Override
    public SortedSet<String> tenants() {
        return new TreeSet<>(List.of(STRICT));
    }

    @Override
    public Keeping keeping() {
        return new Keeping(Retention.parse(FakeOverrides.KEEPING), 5_000, 0.1);
    }

    @Override
    public List<Prompt> prompts() {
        return List.of(new Prompt("prompts/learner.txt", "Read what was said."));
    }
}
