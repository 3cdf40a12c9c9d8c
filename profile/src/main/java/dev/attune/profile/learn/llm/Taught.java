package dev.attune.profile.learn.llm;

import dev.attune.profile.learn.Finding;
import java.util.List;

/**
 * What a call brought.
 *
 * @param findings that stood up to the checks
 * @param refused findings of the model that did not
 */
public record Taught(List<Finding> findings, int refused, long tokensIn, long tokensOut) {

    public Taught {
        findings = List.copyOf(findings);
    }
}
