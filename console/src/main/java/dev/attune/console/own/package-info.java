/** The page that a person opens by a link of their own: what is known of them, why, and every way to change it. */
@NullMarked
package dev.attune.console.own;

import org.jspecify.annotations.NullMarked;
