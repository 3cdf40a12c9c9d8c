package dev.attune.profile;

import dev.attune.profile.learn.Act;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.LeftOut;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Trait;
import dev.attune.profile.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an export may be taken in here, under the switches of whom it is taken in for. For one import; what it says is of the last profile that it saw. */
final class Admission {

    private final Policies policies;
    private Taken left = Taken.NOTHING;
    private int items;

    Admission(Policies policies) {
        this.policies = policies;
    }

    /** What may be taken in: of somebody who is known none of the file's switches. */
    PersonImport of(Profile profile, PersonImport incoming) {
        left = Taken.NOTHING;
        boolean known = profile.version() > 0;
        ControlsPatch patch = known ? new ControlsPatch(null, Map.of(), null, Map.of()) : incoming.controls();
        Controls controls = patch.applyTo(profile.controls());
        List<Memory> memories = new ArrayList<>();
        for (Memory memory : incoming.memories()) {
            Memory admitted = admitted(memory, controls);
            if (admitted != null) {
                memories.add(admitted);
            }
        }
        List<Trait> traits = new ArrayList<>();
        for (Trait trait : incoming.traits()) {
            if (controls.learns(trait.facet())) {
                traits.add(trait);
            } else {
                leave(controls.isOn() ? LeftOut.FACET_OFF : LeftOut.OFF);
            }
        }
        items = memories.size() + traits.size();
        return new PersonImport(memories, traits, patch);
    }

    /** Whoever did not opt in, and brings no word that they did elsewhere, stays unknown. */
    boolean isVain(Profile profile, PersonImport admitted) {
        return profile.version() == 0
                && !profile.controls().isOn()
                && !admitted.controls().applyTo(profile.controls()).isOn();
    }

    /** What became of it. */
    Taken taken(List<Adaptation> adaptations) {
        int made = (int) adaptations.stream()
                .filter(adaptation -> adaptation.after() instanceof Memory || adaptation.after() instanceof Trait)
                .count();
        int waiting = (int) adaptations.stream()
                .filter(adaptation -> adaptation.after() instanceof Memory memory && waits(memory.status()))
                .count();
        return left.plus(new Taken(adaptations.size(), Math.max(0, items - made), waiting, Map.of()));
    }

    private @Nullable Memory admitted(Memory memory, Controls controls) {
        Finding finding = finding(memory);
        List<Finding> admitted = policies.admit(List.of(finding), controls);
        if (admitted.isEmpty()) {
            leave(policies.refuses(finding, controls));
            return null;
        }
        Finding one = admitted.get(0);
        SensitiveClass sensitive = memory.sensitive() == null ? one.sensitive() : memory.sensitive();
        SensitivePolicy policy = sensitive == null ? SensitivePolicy.STATED : policy(sensitive, controls);
        if (policy == SensitivePolicy.NEVER) {
            leave(LeftOut.SENSITIVE);
            return null;
        }
        Status status = policy == SensitivePolicy.ASK ? Status.PENDING : one.status();
        return new Memory(
                memory.id(),
                memory.facet(),
                memory.kind(),
                one.text(),
                memory.origin(),
                memory.confidence(),
                memory.importance(),
                sensitive,
                // What is out of use here or there stays so; what is in use may have to wait for a word here.
                memory.status() == Status.ACTIVE ? status : memory.status(),
                memory.validFrom(),
                memory.validUntil(),
                memory.supersedes(),
                memory.evidence());
    }

    private Finding finding(Memory memory) {
        String text = policies.redact(memory.text(), Memory.MOST_CHARACTERS);
        return new Finding(
                Act.STATE,
                memory.facet(),
                memory.kind(),
                text,
                null,
                memory.origin(),
                new Evidence(memory.id(), text, memory.validFrom()),
                memory.confidence(),
                memory.importance(),
                null,
                Status.ACTIVE,
                memory.validUntil());
    }

    private static SensitivePolicy policy(SensitiveClass sensitive, Controls controls) {
        return controls.sensitive().getOrDefault(sensitive, SensitivePolicy.STATED);
    }

    private void leave(LeftOut why) {
        left = left.plus(Taken.without(why, 1));
    }

    private static boolean waits(Status status) {
        return status == Status.PENDING || status == Status.QUARANTINED;
    }
}
