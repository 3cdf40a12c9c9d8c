/** How well the learner without a model tells what is worth keeping, on data that is not part of this repository; and what learning costs. */
@NullMarked
package dev.attune.bench.learn;

import org.jspecify.annotations.NullMarked;
