/** What the model will be told: which memories stand, how they are worded, and where they go. */
@NullMarked
package dev.attune.profile.compose;

import org.jspecify.annotations.NullMarked;
