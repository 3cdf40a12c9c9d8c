package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What went into one answer, and what did not.
 *
 * @param tokens of all that was injected
 */
public record Trace(
        String id,
        Instant at,
        @JsonIgnore Person person,
        String conversation,
        String model,
        Verdict verdict,
        Answer.Outcome outcome,
        List<Retrieved> retrieved,
        List<Injected> injected,
        List<Withheld> withheld,
        Micros micros,
        int tokens) {

    public Trace {
        retrieved = List.copyOf(retrieved);
        injected = List.copyOf(injected);
        withheld = List.copyOf(withheld);
    }

    @JsonProperty
    public String user() {
        return person.id();
    }

    /** A memory that recall brought up. */
    public record Retrieved(String memory, double score) {}

    /**
     * A memory that upstream was told.
     *
     * @param memory its id, or the key of a trait
     */
    public record Injected(String memory, String text, int tokens, Block.Place place) {}
}
