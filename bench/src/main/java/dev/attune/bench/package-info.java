/** Measurements of a running Attune, from outside, as its users would see it. Never shipped. */
@NullMarked
package dev.attune.bench;

import org.jspecify.annotations.NullMarked;
