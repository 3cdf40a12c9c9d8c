/** Who did what, and who looked at whose data. */
@NullMarked
package dev.attune.console.audit;

import org.jspecify.annotations.NullMarked;
