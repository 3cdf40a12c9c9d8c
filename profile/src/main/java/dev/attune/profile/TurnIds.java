package dev.attune.profile;

import dev.attune.profile.compose.SaidHere;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names turns that an app does not name, so that a retried request teaches nothing twice.
 *
 * <p>A turn is known by the messages up to it, the app's own instructions left out since many apps put the date there. The first
 * message of an unnamed conversation has nothing before it that would tell it from the same words said on another day, so the hour
 * stands in for that; and so it does where upstream has what came before.
 */
final class TurnIds {

    private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
    private static final Duration SAME_CONVERSATION = Duration.ofHours(1);

    private TurnIds() {}

    /** The conversation: the app's own name for it, or one made from how it begins. */
    static String conversation(Asking asking) {
        if (asking.conversation() != null) {
            return asking.conversation();
        }
        for (Mark mark : asking.marks()) {
            if (mark.role() == Role.USER) {
                return "c" + Long.toHexString(mix(SEED, mark.hash()));
            }
        }
        return "c0";
    }

    /** The turn that a request answers. */
    static String turn(Asking asking) {
        List<Mark> before = asking.marks().subList(0, asking.target() + 1);
        long hash = mix(SEED, hash(asking.conversation()));
        boolean first = true;
        for (Mark mark : before) {
            if (mark.role() != Role.SYSTEM && mark.role() != Role.DEVELOPER) {
                hash = mix(hash, mark.hash());
            }
            first &= mark.role() != Role.ASSISTANT;
        }
        Asking.Continued continued = asking.continues();
        if (continued != null) {
            hash = mix(hash, hash(continued.id()));
        }
        if (first && (asking.conversation() == null || continued != null)) {
            hash = mix(hash, asking.at().getEpochSecond() / SAME_CONVERSATION.toSeconds());
        }
        return SaidHere.marked("u" + Long.toHexString(hash), asking.marks().get(asking.target()));
    }

    private static long hash(@Nullable String name) {
        long hash = SEED;
        if (name != null) {
            for (int index = 0; index < name.length(); index++) {
                hash = mix(hash, name.charAt(index));
            }
        }
        return hash;
    }

    /** One round of the finalizer of SplitMix64 (Steele, Lea and Flood, 2014) over both. */
    private static long mix(long hash, long next) {
        long mixed = (hash ^ next) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
