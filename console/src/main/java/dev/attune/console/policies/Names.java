package dev.attune.console.policies;

import dev.attune.console.page.Links;
import dev.attune.profile.model.Policy;

/** What policies are called, and where they are. */
final class Names {

    private Names() {}

    static String title(Policy policy) {
        return switch (policy.kind()) {
            case EVERYONE -> "Everyone's switches";
            case TENANT -> "Switches of " + policy.tenant();
            case KEEPING -> "What is kept";
            case STANDING -> "Template of the standing block";
            case RECALLED -> "Template of the recalled blocks";
        };
    }

    /** What a change of it does, and when. */
    static String effect(Policy policy) {
        return switch (policy.kind()) {
            case EVERYONE, TENANT ->
                "For whoever has not turned a switch: every process goes by it within moments. Whoever turned one keeps theirs.";
            case KEEPING ->
                "For all tenants. What is to be kept for a shorter time goes from what is there already, too: a process begins to go over "
                        + "everybody within half a minute. What is gone does not come back with a longer time.";
            case STANDING, RECALLED ->
                "For all tenants, within moments. What a running conversation was told stays as it is, byte for byte; what it is told "
                        + "from then on, and new conversations, are in the new words.";
        };
    }

    static String file(Policy policy) {
        return switch (policy.kind()) {
            case EVERYONE, TENANT -> "policy/tenants.yaml";
            case KEEPING -> "attune.yaml";
            case STANDING -> "prompts/standing.txt";
            case RECALLED -> "prompts/recalled.txt";
        };
    }

    /** Its page, or what belongs to it. */
    static String href(Policy policy, String... segments) {
        StringBuilder path = new StringBuilder(Links.POLICIES)
                .append('/')
                .append(policy.kind().label());
        for (String segment : segments) {
            path.append('/').append(Links.segment(segment));
        }
        return policy.tenant().isEmpty() ? path.toString() : Links.with(path.toString(), "tenant", policy.tenant());
    }
}
