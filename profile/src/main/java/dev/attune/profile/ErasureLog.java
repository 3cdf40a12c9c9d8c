package dev.attune.profile;

import dev.attune.profile.model.Person;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Where erasures are noted beside the store. A store that is restored from a backup has everybody back who was erased since, and no memory
 * of that; this has. Methods may block, and are called from threads that may.
 */
public interface ErasureLog {

    /** Adds one; it is there when the method returns. */
    void note(Erasure erasure) throws IOException;

    /** Those that matter still, in any order. */
    List<Erasure> noted() throws IOException;

    /**
     * Somebody was erased.
     *
     * @param at by the store's clock
     */
    record Erasure(Person person, Instant at) {}
}
