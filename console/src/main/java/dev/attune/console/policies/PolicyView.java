package dev.attune.console.policies;

import dev.attune.profile.Overrides;
import dev.attune.profile.model.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One policy, its form and its versions.
 *
 * @param newest absent while nobody has changed it
 * @param refused why this process goes by an older version; empty where it does not
 * @param fromFile how it differs from the operator's file; empty where it is the file
 * @param older address of the versions before those; absent at the end
 * @param conflict what somebody else made of it meanwhile; absent where nobody did
 * @param preview absent where none was asked for
 * @param tenant of the people to try a template on
 * @param people their ids, as far as they are offered
 */
public record PolicyView(
        Policy policy,
        String text,
        PolicyForm form,
        @Nullable VersionLine newest,
        boolean isFile,
        String refused,
        List<DiffLine> fromFile,
        List<VersionLine> versions,
        @Nullable String older,
        @Nullable Conflict conflict,
        Overrides.@Nullable Preview preview,
        String tenant,
        List<String> people) {

    public PolicyView {
        fromFile = List.copyOf(fromFile);
        versions = List.copyOf(versions);
        people = List.copyOf(people);
    }

    public String title() {
        return Names.title(policy);
    }

    public String effect() {
        return Names.effect(policy);
    }

    public String file() {
        return Names.file(policy);
    }

    public String href() {
        return Names.href(policy);
    }

    public String previewHref() {
        return Names.href(policy, "preview");
    }

    public String rollbackHref() {
        return Names.href(policy, "rollback");
    }

    /**
     * What came first.
     *
     * @param difference from it to what was typed
     */
    public record Conflict(VersionLine first, String text, List<DiffLine> difference) {}
}
