/** How behaviour shows in which style somebody likes to be answered: wishes aimed at an answer, reactions, and how they write. */
@NullMarked
package dev.attune.profile.learn.habit.style;

import org.jspecify.annotations.NullMarked;
