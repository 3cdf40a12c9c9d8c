package dev.attune.profile;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.SensitiveClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A memory to add by hand. */
public record NewMemory(
        Facet facet,
        Kind kind,
        String text,
        double importance,
        @Nullable SensitiveClass sensitive,
        @Nullable Instant validUntil) {}
