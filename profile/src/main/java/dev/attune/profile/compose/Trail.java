package dev.attune.profile.compose;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person's conversations were told, as far as it is remembered: a step for each message, by the key of the message. */
public final class Trail {

    public static final Trail NONE = new Trail(Map.of(), Map.of());

    private final Map<Long, Step> steps;
    private final Map<Long, Step> fresh;

    private Trail(Map<Long, Step> steps, Map<Long, Step> fresh) {
        this.steps = steps;
        this.fresh = fresh;
    }

    public static Trail of(Map<Long, Step> steps) {
        return steps.isEmpty() ? NONE : new Trail(Map.copyOf(steps), Map.of());
    }

    /** The same with steps that may not have come back from the store yet; of two for a message the later one holds. */
    public Trail with(Map<Long, Step> more) {
        return more.isEmpty() ? this : new Trail(steps, Map.copyOf(more));
    }

    public int size() {
        return steps.size();
    }

    public Optional<Step> find(long key) {
        return Optional.ofNullable(later(steps.get(key), fresh.get(key)));
    }

    /** The last step of a message like this one, whatever came before it. */
    Optional<Step> last(Predicate<Step> alike) {
        return Stream.concat(steps.values().stream(), fresh.values().stream())
                .filter(alike)
                .max(Comparator.comparing(Step::at));
    }

    private static @Nullable Step later(@Nullable Step one, @Nullable Step other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at().isAfter(other.at()) ? one : other;
    }
}
