package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing known of a person.
 *
 * @param text what is known, in words that the person would recognise, 1 to {@value #MOST_CHARACTERS} characters
 * @param confidence how sure it is, 0 to 1
 * @param importance how much it matters to the person, 0 to 1
 * @param sensitive its sensitive class, if it has one
 * @param validFrom since when it holds: the time at which it was said, or an earlier one that it names
 * @param validUntil when it stopped or stops holding; open when absent
 * @param supersedes id of the memory whose place it took
 * @param evidence the quotes that it rests on, oldest first
 */
public record Memory(
        String id,
        Facet facet,
        Kind kind,
        String text,
        Origin origin,
        double confidence,
        double importance,
        @Nullable SensitiveClass sensitive,
        Status status,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String supersedes,
        List<Evidence> evidence)
        implements State {

    public static final int MOST_CHARACTERS = 4_000;

    private static final String KEY_PREFIX = "memory:";

    public Memory {
        InvalidInput.text("text", text, MOST_CHARACTERS);
        InvalidInput.share("confidence", confidence);
        InvalidInput.share("importance", importance);
        evidence = List.copyOf(evidence);
    }

    /**
     * Stands for a trait wherever memories are told, under the trait's key, which no memory has for an id. It has no time of its own, so
     * that the same words are the same memory.
     */
    public static Memory standingFor(Trait trait, String text, double importance) {
        return new Memory(
                trait.key(),
                trait.facet(),
                Kind.PREFERENCE,
                text,
                Origin.INFERRED,
                0,
                importance,
                null,
                Status.ACTIVE,
                Instant.EPOCH,
                null,
                null,
                List.of());
    }

    /** Whether it is no memory of its own, but a trait in words. */
    @JsonIgnore
    public boolean standsForTrait() {
        return id.indexOf(':') >= 0;
    }

    public static String keyOf(String id) {
        return KEY_PREFIX + id;
    }

    @Override
    @JsonIgnore
    public String key() {
        return keyOf(id);
    }

    /** In use at this moment: active, begun, and not yet over. */
    public boolean holdsAt(Instant moment) {
        return status == Status.ACTIVE && (validUntil == null || moment.isBefore(validUntil));
    }

    /** An episode that was kept for as long as it is to be. */
    public boolean isOverAt(Instant moment) {
        return !isLasting() && status != Status.RETIRED && validUntil != null && !moment.isBefore(validUntil);
    }

    /** Known for as long as it stays true, unlike an episode. */
    @JsonIgnore
    public boolean isLasting() {
        return kind != Kind.EPISODE;
    }

    public Memory withStatus(Status next, @Nullable Instant until) {
        return new Memory(
                id,
                facet,
                kind,
                text,
                origin,
                confidence,
                importance,
                sensitive,
                next,
                validFrom,
                until,
                supersedes,
                evidence);
    }

    /** The same with other times. */
    public Memory during(Instant from, @Nullable Instant until) {
        return new Memory(
                id,
                facet,
                kind,
                text,
                origin,
                confidence,
                importance,
                sensitive,
                status,
                from,
                until,
                supersedes,
                evidence);
    }

    public Memory withEvidence(List<Evidence> next, double nextConfidence) {
        return new Memory(
                id,
                facet,
                kind,
                text,
                origin,
                nextConfidence,
                importance,
                sensitive,
                status,
                validFrom,
                validUntil,
                supersedes,
                next);
    }
}
