/** What the steps of a start share. */
@NullMarked
package dev.attune.app.start;

import org.jspecify.annotations.NullMarked;
