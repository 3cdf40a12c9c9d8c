package dev.attune.profile.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param cursor where the next part begins; absent at the end
 */
public record Page<T>(List<T> items, @Nullable String cursor) {

    public Page {
        items = List.copyOf(items);
    }

    public <U> Page<U> map(Function<? super T, ? extends U> each) {
        return new Page<>(items.stream().<U>map(each).toList(), cursor);
    }

    /** Which part of a list is asked for: at most {@code limit} items after {@code cursor}. */
    public record Request(int limit, @Nullable String cursor) {

        public static final int USUAL = 50;
        public static final int MOST = 500;
        public static final Request FIRST = new Request(USUAL, null);

        public Request {
            if (limit < 1 || limit > MOST) {
                throw new InvalidInput("limit", "must be between 1 and " + MOST);
            }
        }
    }
}
