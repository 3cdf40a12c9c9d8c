/** What learning costs. */
@NullMarked
package dev.attune.bench.learn;

import org.jspecify.annotations.NullMarked;
