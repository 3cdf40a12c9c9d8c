/** What a proxied request costs, side by side with others that do less: all of them started here, loaded one after the other. */
@NullMarked
package dev.attune.bench.load;

import org.jspecify.annotations.NullMarked;
