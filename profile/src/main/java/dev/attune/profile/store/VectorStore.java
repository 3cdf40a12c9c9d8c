package dev.attune.profile.store;

import dev.attune.profile.model.Person;
import dev.attune.profile.text.TextVector;
import io.lettuce.core.KeyValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What the texts of memories mean, in numbers. Each can be made again from its text at any time, so that losing them costs work and
 * nothing else.
 */
public final class VectorStore {

    private static final Script KEEP = Script.of("vectors");

    private final Redis redis;

    VectorStore(Redis redis) {
        this.redis = redis;
    }

    /** Those of these memories that are kept, by id; what cannot be read is left out. */
    public CompletionStage<Map<String, TextVector>> load(Person person, List<String> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedStage(Map.of());
        }
        String[] fields = ids.toArray(String[]::new);
        return redis.call(commands -> commands.hmget(Keys.of(person).vectors(), fields))
                .thenApply(VectorStore::read);
    }

    /** Keeps vectors by the ids of their memories; those of memories that are gone are not kept. */
    public CompletionStage<Void> keep(Person person, Map<String, TextVector> vectors) {
        if (vectors.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        Keys keys = Keys.of(person);
        List<String> values = new ArrayList<>();
        vectors.forEach((id, vector) -> {
            values.add(id);
            values.add(vector.write());
        });
        return redis.script(KEEP, List.of(keys.profile(), keys.vectors()), values)
                .thenAccept(kept -> {});
    }

    private static Map<String, TextVector> read(List<KeyValue<String, String>> fields) {
        Map<String, TextVector> vectors = new HashMap<>();
        for (KeyValue<String, String> field : fields) {
            if (field.hasValue()) {
                TextVector.read(field.getValue()).ifPresent(vector -> vectors.put(field.getKey(), vector));
            }
        }
        return vectors;
    }
}
