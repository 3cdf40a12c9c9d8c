package dev.attune.profile;

import dev.attune.profile.model.Author;
import org.jspecify.annotations.Nullable;

/**
 * Who changes a profile by hand, and on what ground.
 *
 * @param why in words for the person
 * @param ifVersion the version that the change was decided on; another one is a conflict; absent: whatever it is
 */
public record Edit(Author by, String why, @Nullable Long ifVersion) {}
