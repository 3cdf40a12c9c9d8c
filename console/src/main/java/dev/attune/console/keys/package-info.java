/** The keys that apps present to Attune. */
@NullMarked
package dev.attune.console.keys;

import org.jspecify.annotations.NullMarked;
