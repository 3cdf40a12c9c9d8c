package dev.attune.console.policies;

import dev.attune.profile.model.Policy;
import java.util.List;

/**
 * One version of a policy.
 *
 * @param text what it says, or what the operator's file says now where it hands over to that
 * @param difference from the one before to this one
 * @param newest number of the newest version
 * @param why as it was typed
 * @param problem what is wrong with that; empty when nothing is
 */
public record VersionView(
        Policy policy,
        VersionLine line,
        String text,
        List<DiffLine> difference,
        String before,
        long newest,
        String why,
        String problem) {

    public VersionView {
        difference = List.copyOf(difference);
    }

    public String title() {
        return Names.title(policy);
    }

    public String href() {
        return Names.href(policy);
    }

    public String rollbackHref() {
        return Names.href(policy, "rollback");
    }

    public boolean isNewest() {
        return line.number() == newest;
    }
}
