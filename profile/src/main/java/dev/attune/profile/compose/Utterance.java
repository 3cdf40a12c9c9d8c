package dev.attune.profile.compose;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of the person in a request, and what it is recognised by later: its own bytes, those of the answer that it follows, and those of
 * the message before that. What lies further back does not count, so that it is recognised through trimming, edits and branches; nor do
 * the app's instructions, since many apps put the date there.
 *
 * @param index its place in the request
 * @param own hash of the message alone, and of the conversation's name where it has one
 * @param place the same with the answer that it follows
 * @param key the same with the message before, and for one that looks like an earlier one of the request, their number
 * @param opens no answer comes before it in the request
 */
record Utterance(int index, long own, long place, long key, boolean opens) {

    private static final long SEED = 0x5851_F42D_4C95_7F2DL;
    private static final long NO_ANSWER = 1;
    private static final long NO_MESSAGE = 2;

    /** The person's messages up to the one that the request answers. */
    static List<Utterance> of(Asking asking) {
        List<Utterance> said = new ArrayList<>();
        Map<Long, Integer> alike = new HashMap<>();
        long name = hash(asking.conversation());
        long answer = NO_ANSWER;
        long previous = NO_MESSAGE;
        boolean opens = true;
        for (int index = 0; index <= asking.target(); index++) {
            Mark mark = asking.marks().get(index);
            if (mark.role() == Role.ASSISTANT) {
                answer = mark.hash();
                opens = false;
            } else if (mark.role() == Role.USER) {
                long own = mix(name, mark.hash());
                long place = mix(own, answer);
                long turn = mix(place, opens ? NO_MESSAGE : previous);
                int number = alike.merge(turn, 1, Integer::sum);
                said.add(new Utterance(index, own, place, mix(turn, number), opens));
                previous = own;
            }
        }
        return said;
    }

    boolean is(@Nullable Utterance other) {
        return other != null && index == other.index;
    }

    static long hash(@Nullable String name) {
        long hash = SEED;
        if (name != null) {
            for (int index = 0; index < name.length(); index++) {
                hash = mix(hash, name.charAt(index));
            }
        }
        return hash;
    }

    /** One round of the finalizer of SplitMix64 (Steele, Lea and Flood, 2014) over both. */
    static long mix(long hash, long next) {
        long mixed = (hash * 31 ^ next) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
