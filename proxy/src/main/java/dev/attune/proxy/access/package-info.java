/** Who may ask, for whose people, and how it is known which person asks. */
@NullMarked
package dev.attune.proxy.access;

import org.jspecify.annotations.NullMarked;
