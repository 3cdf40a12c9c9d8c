/** How well plain features of writing tell people apart. */
@NullMarked
package dev.attune.bench.style;

import org.jspecify.annotations.NullMarked;
