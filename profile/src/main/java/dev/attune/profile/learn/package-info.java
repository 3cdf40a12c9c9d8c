/**
 * What a turn teaches. A {@link dev.attune.profile.learn.Learner} finds it, and the
 * {@link dev.attune.profile.learn.Reconciler} works it into what is known already. Pure functions; the vocabulary of a language
 * comes from {@code config/language}.
 */
@NullMarked
package dev.attune.profile.learn;

import org.jspecify.annotations.NullMarked;
