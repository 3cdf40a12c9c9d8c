package dev.attune.profile.compose;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which memories a conversation has because the person says them in it: the model reads them there, and need not be told. They are
 * known by the messages that they were learned from: the id of a turn that the app did not name ends in a mark of its message. Once the
 * app has cut the message off, the memory is one like any other. Made once for each profile.
 */
public final class SaidHere {

    private static final char BEFORE_MARK = '~';
    private static final int MARK_CHARACTERS = 8;
    private static final int RADIX = 16;

    private final Map<Integer, List<Memory>> learned = new HashMap<>();

    SaidHere(Profile profile) {
        for (Memory memory : profile.memories()) {
            for (Evidence evidence : memory.evidence()) {
                Integer mark = mark(evidence.turn());
                if (mark != null) {
                    learned.computeIfAbsent(mark, absent -> new ArrayList<>(1)).add(memory);
                }
            }
        }
    }

    /** The id of a turn with the mark of the message that the person says in it. */
    public static String marked(String turn, Mark message) {
        return turn + BEFORE_MARK + String.format(Locale.ROOT, "%08x", mark(message));
    }

    /** 32 bits of the message's hash: enough to tell the messages of one conversation apart. */
    static int mark(Mark message) {
        return Long.hashCode(message.hash());
    }

    /** Ids of the memories that the person's messages in a request say, or those that upstream has from earlier ones. */
    Set<String> in(Asking asking, Set<Integer> earlier) {
        if (learned.isEmpty()) {
            return Set.of();
        }
        Set<Integer> said = new HashSet<>(earlier);
        for (Mark mark : asking.marks()) {
            if (mark.role() == Role.USER) {
                said.add(mark(mark));
            }
        }
        Set<String> ids = new HashSet<>();
        for (Integer mark : said) {
            for (Memory memory : learned.getOrDefault(mark, List.of())) {
                if (isSaid(memory, said)) {
                    ids.add(memory.id());
                }
            }
        }
        return ids;
    }

    /** A memory that other conversations know more exactly is not said by what merely confirms it. */
    private static boolean isSaid(Memory memory, Set<Integer> said) {
        boolean all = true;
        for (Evidence evidence : memory.evidence()) {
            boolean here = said.contains(mark(evidence.turn()));
            if (here && evidence.quote().contains(memory.text())) {
                return true;
            }
            all &= here;
        }
        return all;
    }

    private static @Nullable Integer mark(String turn) {
        int at = turn.length() - MARK_CHARACTERS - 1;
        if (at < 0 || turn.charAt(at) != BEFORE_MARK) {
            return null;
        }
        try {
            return Integer.parseUnsignedInt(turn, at + 1, turn.length(), RADIX);
        } catch (NumberFormatException named) {
            return null;
        }
    }
}
