/** Asking as a person would, with and without what is known of them. */
@NullMarked
package dev.attune.console.playground;

import org.jspecify.annotations.NullMarked;
