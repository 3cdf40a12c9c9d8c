package dev.attune.profile.learn;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a turn teaches.
 *
 * @param text in the third person and without a full stop: "They are vegan"
 * @param instead for {@link Act#CORRECT}, what no longer holds, in the same form; absent when the statement itself tells
 * @param evidence its quote is a verbatim part of the turn
 * @param confidence how sure it is that the person said this of themselves, 0 to 1
 * @param importance how much it matters to the person, 0 to 1
 * @param sensitive its sensitive class; a learner leaves it absent, policy sets it
 * @param status what the memory that comes of it starts as
 * @param validUntil when it stops holding; open when absent
 */
public record Finding(
        Act act,
        Facet facet,
        Kind kind,
        String text,
        @Nullable String instead,
        Origin origin,
        Evidence evidence,
        double confidence,
        double importance,
        @Nullable SensitiveClass sensitive,
        Status status,
        @Nullable Instant validUntil) {

    /** The memory that this becomes when nothing like it is known. */
    public Memory asMemory(@Nullable String supersedes) {
        return new Memory(
                MemoryIds.of(evidence.turn(), text),
                facet,
                kind,
                text,
                origin,
                confidence,
                importance,
                sensitive,
                status,
                evidence.at(),
                validUntil,
                supersedes,
                List.of(evidence));
    }

    public Finding withSensitive(@Nullable SensitiveClass found) {
        return new Finding(
                act, facet, kind, text, instead, origin, evidence, confidence, importance, found, status, validUntil);
    }

    public Finding withStatus(Status next) {
        return new Finding(
                act, facet, kind, text, instead, origin, evidence, confidence, importance, sensitive, next, validUntil);
    }
}
