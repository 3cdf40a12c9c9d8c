/** What a profile shows of somebody at a moment: what they like and come back to, what they know well, when they are here; and what that makes of a list. */
@NullMarked
package dev.attune.profile.traits;

import org.jspecify.annotations.NullMarked;
