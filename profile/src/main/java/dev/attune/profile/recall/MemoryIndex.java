package dev.attune.profile.recall;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.text.Stems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The active memories of one profile, made ready for search, but for episodes that tell what does not hold any more. Immutable, so that it can be kept as long as the profile is.
 * Memories go by their place in it, oldest first.
 */
public final class MemoryIndex {

    /** No place. */
    static final int NONE = -1;

    /** Quotes beyond these say what the first ones say. */
    private static final int MOST_QUOTES = 4;

    /** Of what was told in the same moment, by its turns, whose ids mostly count on; so that the order of arrival decides nothing. */
    private static final Comparator<Memory> OLDEST_FIRST = Comparator.comparing(Memory::validFrom)
            .thenComparing(MemoryIndex::turn, Numbered::compare)
            .thenComparing(Memory::id, Numbered::compare);

    private final List<Memory> memories;
    private final List<List<String>> stems;
    private final Postings postings;
    private final Turns turns;

    private final long[] since;
    private final int[] earlier;
    private final int[] later;
    private final int lasting;

    private MemoryIndex(List<Memory> memories, List<List<String>> stems, Postings postings) {
        this.memories = memories;
        this.stems = stems;
        this.postings = postings;
        this.turns = Turns.of(memories, stems);
        this.since = memories.stream()
                .mapToLong(memory -> memory.validFrom().toEpochMilli())
                .toArray();
        this.earlier = new int[memories.size()];
        this.later = new int[memories.size()];
        link();
        this.lasting = (int) memories.stream().filter(Memory::isLasting).count();
    }

    static MemoryIndex of(Profile profile, Stems stems) {
        Outdated outdated = new Outdated(profile.memories());
        List<Memory> memories = profile.memories().stream()
                .filter(memory -> memory.status() == Status.ACTIVE && !outdated.has(memory))
                .sorted(OLDEST_FIRST)
                .toList();
        List<List<String>> stemsOfEach = new ArrayList<>(memories.size());
        Postings.Builder postings = new Postings.Builder();
        for (Memory memory : memories) {
            List<String> all = stemsOf(memory, stems);
            postings.add(all);
            stemsOfEach.add(all);
        }
        return new MemoryIndex(memories, stemsOfEach, postings.build());
    }

    /** Those of the text, and those that only the person's own words have. */
    private static List<String> stemsOf(Memory memory, Stems stems) {
        List<String> all = stems.of(memory.text());
        Set<String> seen = new HashSet<>(all);
        for (Evidence evidence : memory.evidence().stream().limit(MOST_QUOTES).toList()) {
            stems.of(evidence.quote()).stream().filter(seen::add).forEach(all::add);
        }
        return all;
    }

    private void link() {
        int last = NONE;
        Arrays.fill(later, NONE);
        for (int place = 0; place < earlier.length; place++) {
            earlier[place] = NONE;
            if (!memories.get(place).isLasting()) {
                earlier[place] = last;
                if (last != NONE) {
                    later[last] = place;
                }
                last = place;
            }
        }
    }

    private static String turn(Memory memory) {
        return memory.evidence().isEmpty() ? "" : memory.evidence().get(0).turn();
    }

    /** The episode that was told next before this one; {@link #NONE} for the first and for what is no episode. */
    int earlier(int place) {
        return earlier[place];
    }

    /** The episode that was told next after this one; {@link #NONE} for the last and for what is no episode. */
    int later(int place) {
        return later[place];
    }

    /** The memories by their places. */
    public List<Memory> memories() {
        return memories;
    }

    public int size() {
        return memories.size();
    }

    /** How many of them are no episodes. */
    int lasting() {
        return lasting;
    }

    /** Since when a memory holds, in milliseconds of the epoch. */
    long since(int place) {
        return since[place];
    }

    Memory memory(int place) {
        return memories.get(place);
    }

    /** The stems of a memory, repeated as often as they occur. */
    List<String> stems(int place) {
        return stems.get(place);
    }

    Postings postings() {
        return postings;
    }

    Turns turns() {
        return turns;
    }

    /** The first place whose memory holds from the moment on or later; the number of memories when there is none. */
    int firstFrom(Instant moment) {
        long millis = moment.toEpochMilli();
        int low = 0;
        int high = since.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (since[middle] < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
