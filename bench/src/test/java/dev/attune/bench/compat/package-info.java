/**
 * The clients that people use, pointed at an upstream and then at Attune in front of it: what they see is the same, whatever upstream
 * does, and what upstream sees differs by the insertion alone.
 */
@NullMarked
package dev.attune.bench.compat;

import org.jspecify.annotations.NullMarked;
