/** How well lists are ranked for people whose interests are known, on people and items made up for it. */
@NullMarked
package dev.attune.bench.rank;

import org.jspecify.annotations.NullMarked;
