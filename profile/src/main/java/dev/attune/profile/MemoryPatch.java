package dev.attune.profile;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Parts of a memory to change by hand; what is absent stays as it is. */
public record MemoryPatch(
        @Nullable String text,
        @Nullable Facet facet,
        @Nullable Kind kind,
        @Nullable Double importance,
        @Nullable Status status,
        @Nullable Instant validUntil) {}
