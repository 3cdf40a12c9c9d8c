package dev.attune.proxy.wire;

import dev.attune.profile.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a request a block goes, given the message ahead of which it belongs. */
final class Slots {

    private Slots() {}

    /** Between the messages, and never between what belongs together. */
    static Slot between(int wanted, Reading reading) {
        List<Reading.Message> messages = reading.messages();
        int index = index(wanted, messages);
        return index < messages.size()
                ? messages.get(index).place().ahead()
                : Slot.behind(messages.get(index - 1).end());
    }

    /**
     * In the person's next message: their next words, else what else comes in their name. Where none follows, in their last one. Null
     * when no message takes any.
     */
    static @Nullable Slot inUser(int wanted, Reading reading) {
        List<Reading.Message> messages = reading.messages();
        int from = Math.max(0, Math.min(wanted, messages.size()));
        Slot results = null;
        Slot earlier = null;
        for (int index = 0; index < messages.size(); index++) {
            Slot inside = messages.get(index).place().inside();
            boolean words = messages.get(index).role() == Role.USER;
            if (inside != null && index >= from && words) {
                return inside;
            }
            if (inside != null && index >= from && results == null) {
                results = inside;
            }
            earlier = inside != null && index < from ? inside : earlier;
        }
        return results == null ? earlier : results;
    }

    private static int index(int wanted, List<Reading.Message> messages) {
        int size = messages.size();
        int index = Math.max(0, Math.min(wanted, size));
        // More results may be to come than are there.
        boolean open = index == size && messages.get(size - 1).role() == Role.TOOL;
        boolean lone = index == size
                && messages.get(size - 1).place().ahead().closing().length() > 0;
        index -= open || lone ? 1 : 0;
        while (index > 0 && isBound(index, messages)) {
            index--;
        }
        return index == 0 ? pastResults(messages) : index;
    }

    /** Results whose calls upstream has from an earlier request come first, and stay there. */
    private static int pastResults(List<Reading.Message> messages) {
        int index = 0;
        while (index < messages.size() && messages.get(index).role() == Role.TOOL) {
            index++;
        }
        return index;
    }

    private static boolean isBound(int index, List<Reading.Message> messages) {
        boolean result = index < messages.size() && messages.get(index).role() == Role.TOOL;
        return result || messages.get(index - 1).callsTools();
    }
}
