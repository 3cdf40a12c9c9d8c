package dev.attune.console.policies;

import dev.attune.console.page.Moment;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import java.time.Instant;

/**
 * A version in a line.
 *
 * @param isFile it says that the operator's file rules again
 */
public record VersionLine(long number, Moment at, String who, String why, boolean isFile, String href) {

    static VersionLine of(Policy policy, PolicyVersion version, Instant now) {
        return new VersionLine(
                version.number(),
                Moment.of(version.at(), now),
                version.who(),
                version.why(),
                version.text() == null,
                Names.href(policy, "versions", Long.toString(version.number())));
    }
}
