package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went into one answer, and what did not.
 *
 * @param tokens of all that was injected
 * @param feedback what the person thought of the answer, if they said so
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
        int tokens,
        @Nullable Feedback feedback) {

    public Trace {
        retrieved = List.copyOf(retrieved);
        injected = List.copyOf(injected);
        withheld = List.copyOf(withheld);
    }

    /** An answer of which nobody has said yet what they think. */
    public Trace(
            String id,
            Instant at,
            Person person,
            String conversation,
            String model,
            Verdict verdict,
            Answer.Outcome outcome,
            List<Retrieved> retrieved,
            List<Injected> injected,
            List<Withheld> withheld,
            Micros micros,
            int tokens) {
        this(
                id,
                at,
                person,
                conversation,
                model,
                verdict,
                outcome,
                retrieved,
                injected,
                withheld,
                micros,
                tokens,
                null);
    }

    public Trace with(@Nullable Feedback given) {
        return new Trace(
                id,
                at,
                person,
                conversation,
                model,
                verdict,
                outcome,
                retrieved,
                injected,
                withheld,
                micros,
                tokens,
                given);
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
