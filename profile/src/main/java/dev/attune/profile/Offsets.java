package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import java.util.List;

/** Pages of a list that is in memory anyway; the cursor is the place of the next item. */
final class Offsets {

    private Offsets() {}

    static <T> Page<T> page(List<T> all, Page.Request request) {
        int from = request.cursor() == null ? 0 : offset(request.cursor());
        if (from > all.size()) {
            return new Page<>(List.of(), null);
        }
        int to = Math.min(all.size(), from + request.limit());
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    private static int offset(String cursor) {
        try {
            return Integer.parseUnsignedInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidInput("cursor", "must be the cursor of a list that came before");
        }
    }
}
