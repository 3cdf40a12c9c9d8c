/** How quick the console is when a great deal is known, and whether its open pages keep up. */
@NullMarked
package dev.attune.bench.console;

import org.jspecify.annotations.NullMarked;
