/** What makes recall good, and how good it is. */
@NullMarked
package dev.attune.bench.recall;

import org.jspecify.annotations.NullMarked;
