package dev.attune.profile.compose;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Withheld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what a conversation was told may be told again. Made once for each profile.
 *
 * <p>What is merely out of date may: its successor comes later in the conversation, and the later word holds. What was taken back,
 * corrected by hand, or is not allowed any more may not, whatever that does to a prompt cache.
 */
public final class Tellable {

    private static final int LONGEST_CHAIN = 100;

    private final Map<String, Memory> memories = new HashMap<>();
    private final Map<String, Memory> successors = new HashMap<>();
    private final Map<String, Remark> remarks = new HashMap<>();
    private final SaidHere saidHere;

    private Tellable(Profile profile, List<Remark> remarks) {
        saidHere = new SaidHere(profile);
        for (Memory memory : profile.memories()) {
            memories.put(memory.id(), memory);
            if (memory.supersedes() != null) {
                successors.put(memory.supersedes(), memory);
            }
        }
        for (Remark remark : remarks) {
            memories.put(remark.memory().id(), remark.memory());
            this.remarks.put(remark.memory().id(), remark);
        }
    }

    /** Of a profile whose traits are not told. */
    public static Tellable of(Profile profile) {
        return new Tellable(profile, List.of());
    }

    static Tellable of(Profile profile, List<Remark> remarks) {
        return new Tellable(profile, remarks);
    }

    SaidHere saidHere() {
        return saidHere;
    }

    Optional<Memory> memory(String id) {
        return Optional.ofNullable(memories.get(id));
    }

    /** Whether all of a passage may be told again. */
    boolean allows(Passage passage, Function<Memory, Optional<Withheld.Reason>> ruling) {
        return passage.items().stream().allMatch(item -> allows(item, ruling));
    }

    private boolean allows(Passage.Item item, Function<Memory, Optional<Withheld.Reason>> ruling) {
        Memory memory = memories.get(item.memory());
        if (memory == null || isCorrected(memory, item)) {
            return false;
        }
        Remark remark = remarks.get(item.memory());
        if (remark != null && !remark.wordings().contains(item.wording())) {
            return false;
        }
        return switch (memory.status()) {
            case ACTIVE -> isAllowed(memory, ruling);
            case SUPERSEDED -> isAllowed(memory, ruling) && successor(memory, ruling) != null;
            case RETIRED, QUARANTINED, PENDING -> false;
        };
    }

    /** What a conversation should hear after a passage: the words that are right by now where they are not the ones it has. */
    Optional<Memory> newer(Passage.Item item, Function<Memory, Optional<Withheld.Reason>> ruling) {
        Memory memory = memories.get(item.memory());
        if (memory == null) {
            return Optional.empty();
        }
        if (memory.status() == Status.SUPERSEDED) {
            return Optional.ofNullable(successor(memory, ruling));
        }
        Remark remark = remarks.get(item.memory());
        if (remark != null && !remark.isTold()) {
            return Optional.empty();
        }
        boolean reworded = memory.text().hashCode() != item.wording();
        return reworded && isTold(memory, ruling) ? Optional.of(memory) : Optional.empty();
    }

    /** The memory at the end of the chain, if it may be told. */
    private @Nullable Memory successor(Memory memory, Function<Memory, Optional<Withheld.Reason>> ruling) {
        Memory last = memory;
        for (int link = 0; link < LONGEST_CHAIN && last.status() == Status.SUPERSEDED; link++) {
            Memory next = successors.get(last.id());
            if (next == null) {
                return null;
            }
            last = next;
        }
        return isTold(last, ruling) ? last : null;
    }

    private static boolean isTold(Memory memory, Function<Memory, Optional<Withheld.Reason>> ruling) {
        return memory.status() == Status.ACTIVE && ruling.apply(memory).isEmpty();
    }

    /** The person changed the words by hand: what they took out shall not be told. */
    private static boolean isCorrected(Memory memory, Passage.Item item) {
        return memory.origin() == Origin.EDITED && memory.text().hashCode() != item.wording();
    }

    /** By what it is, whether or not it still holds. */
    private static boolean isAllowed(Memory memory, Function<Memory, Optional<Withheld.Reason>> ruling) {
        boolean holds = memory.status() == Status.ACTIVE && memory.validUntil() == null;
        return ruling.apply(holds ? memory : memory.withStatus(Status.ACTIVE, null))
                .isEmpty();
    }
}
