/** Hundreds of slow streams for half an hour, some left in the middle: nothing may leak, get stuck or be lost. */
@NullMarked
package dev.attune.bench.soak;

import org.jspecify.annotations.NullMarked;
