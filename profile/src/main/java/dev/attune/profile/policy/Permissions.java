package dev.attune.profile.policy;

import dev.attune.profile.learn.Finding;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Withheld;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person's controls allow, asked where something is learned and again where it is applied. */
final class Permissions {

    private final int ripeAfter;

    /**
     * Rulings under a policy.
     *
     * @param ripeAfter how many turns an inference has to rest on before it is applied
     */
    Permissions(int ripeAfter) {
        this.ripeAfter = ripeAfter;
    }

    /** The finding as far as it may be learned: as it is, or waiting for the person's word; empty when it may not. */
    Optional<Finding> learns(Finding finding, Controls controls) {
        if (!controls.learns(finding.facet())) {
            return Optional.empty();
        }
        SensitivePolicy policy = policyOf(finding.sensitive(), controls);
        if (policy == null) {
            return Optional.of(finding);
        }
        if (policy == SensitivePolicy.NEVER || finding.origin() == Origin.INFERRED) {
            return Optional.empty();
        }
        boolean asks = policy == SensitivePolicy.ASK && finding.status() == Status.ACTIVE;
        return Optional.of(asks ? finding.withStatus(Status.PENDING) : finding);
    }

    /** Why a memory may not be applied; empty when it may. */
    Optional<Withheld.Reason> withholds(Memory memory, Controls controls) {
        if (!controls.applies(memory.facet())) {
            return Optional.of(Withheld.Reason.FACET_OFF);
        }
        boolean inferred = memory.origin() == Origin.INFERRED;
        SensitivePolicy policy = policyOf(memory.sensitive(), controls);
        if (policy == SensitivePolicy.NEVER || (policy != null && inferred)) {
            return Optional.of(Withheld.Reason.SENSITIVE);
        }
        boolean ripe = !inferred || memory.standsForTrait() || distinctTurns(memory) >= ripeAfter;
        return ripe ? Optional.empty() : Optional.of(Withheld.Reason.NOT_RIPE);
    }

    private static long distinctTurns(Memory memory) {
        return memory.evidence().stream().map(Evidence::turn).distinct().count();
    }

    private static @Nullable SensitivePolicy policyOf(@Nullable SensitiveClass sensitive, Controls controls) {
        return sensitive == null ? null : controls.sensitive().getOrDefault(sensitive, SensitivePolicy.STATED);
    }
}
