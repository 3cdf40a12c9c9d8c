package dev.attune.profile.store;

import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What was counted of people's behaviour. It is written by {@link ProfileStore#commit}, together with what follows from it. */
public final class HabitStore {

    /** Ahead of the key of a trait in the name of a field that holds its floor. */
    static final String FLOOR = "@";

    private static final String REVISION = "#";

    private final Redis redis;

    HabitStore(Redis redis) {
        this.redis = redis;
    }

    /** {@link Tallies#NONE} of somebody of whom nothing was counted. */
    public CompletionStage<Tallies> load(Person person) {
        return redis.call(commands -> commands.hgetall(Keys.of(person).habits()))
                .thenApply(HabitStore::read);
    }

    private static Tallies read(Map<String, String> fields) {
        Map<String, String> counts = new HashMap<>();
        Map<String, Instant> floors = new HashMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(FLOOR)) {
                floors.put(field.substring(FLOOR.length()), Micro.instant(Long.parseLong(value)));
            } else if (!field.equals(REVISION)) {
                counts.put(field, value);
            }
        });
        return new Tallies(Long.parseLong(fields.getOrDefault(REVISION, "0")), counts, floors);
    }
}
